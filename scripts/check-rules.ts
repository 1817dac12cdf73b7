/**
 * The rules that no compiler keeps: who may import whom, and that no file names a machine's folders.
 * Prints `file:line: message` for each break and exits 1 when there is one.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { checkImports } from './rules/import-rules.ts';
import { checkMachinePaths } from './rules/machine-paths.ts';

const PROJECT = join(import.meta.dirname, '..');
const LEFT_OUT = ['.git', 'node_modules', 'out', 'package-lock.json'];
const CODE = /\.(ts|mts|mjs|js|svelte)$/;

function filesUnder(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !LEFT_OUT.includes(name))
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesUnder(path) : path));
}

const violations = filesUnder(PROJECT).flatMap((path) => {
  const file = relative(PROJECT, path).split(sep).join('/');
  const text = readFileSync(path, 'utf8');
  if (text.includes('\0')) return [];
  return [...checkMachinePaths(file, text), ...(CODE.test(file) ? checkImports(file, text) : [])];
});

for (const { file, line, message } of violations) console.error(`${file}:${line}: ${message}`);
if (violations.length > 0) process.exitCode = 1;
