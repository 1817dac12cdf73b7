import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { importsOf } from '../scripts/rules/imports-of.ts';
import type { Bench } from './measurement.ts';

const RENDERER = join(import.meta.dirname, '../out/renderer');

/** What the page loads before anything is asked of it: entry, its static imports and its style, gzipped. */
export const bundleSize: Bench = {
  name: 'bundle',
  measure() {
    const html = readFileSync(join(RENDERER, 'index.html'), 'utf8');
    const linked = [...html.matchAll(/(?:src|href)="\.?\/?([^":]+\.(?:js|css))"/g)].map(
      ([, path = '']) => join(RENDERER, path),
    );
    const files = new Set<string>();
    for (const file of linked) addWithImports(file, files);
    const bytes = [...files].map((file) => gzipSync(readFileSync(file)).length);
    const value = bytes.reduce((sum, count) => sum + count, 0) / 1000;
    const what = `renderer before lazy parts, gzip (${files.size} files)`;
    return Promise.resolve([{ what, value, unit: 'kB', goal: 600, runs: 1 }]);
  },
};

/** Adds a built file and everything that it imports other than by `import()`. */
function addWithImports(file: string, files: Set<string>): void {
  if (files.has(file)) return;
  files.add(file);
  if (!file.endsWith('.js')) return;
  for (const { specifier, isLazy } of importsOf(file, readFileSync(file, 'utf8')))
    if (!isLazy) addWithImports(join(dirname(file), specifier), files);
}
