import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './run.mjs';
import { inProject } from './project.mjs';
import { readJson, writeJson } from './read-json.mjs';
import { Stop } from './stop.mjs';

/** What the build of the app reads, and what only its packs are compiled from. */
const SOURCES = [
  'src-core',
  'src-main',
  'src-renderer',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];
const EXERCISES = ['exercises'];
const STAMP = inProject('out', 'built-from.json');
const RESULTS = [
  'out/main/serve.js',
  'out/main/electron.js',
  'out/main/packs',
  'out/renderer/index.html',
];

/** Builds the app unless out/ was built from exactly these sources; its packs alone when only exercises changed. */
export async function ensureBuild() {
  const sources = fingerprint(SOURCES);
  const exercises = fingerprint(EXERCISES);
  /** @type {{ sources: string, exercises: string } | undefined} */
  const stamp = readJson(STAMP);
  const hasApp = stamp?.sources === sources && RESULTS.every((file) => existsSync(inProject(file)));
  if (hasApp && stamp?.exercises === exercises) return;
  console.log(hasApp ? 'Compiling the exercises …' : 'Building the app …');
  rmSync(STAMP, { force: true });
  // A pack whose folder is gone goes, too.
  if (hasApp) rmSync(inProject('out/main/packs'), { recursive: true, force: true });
  const args = hasApp ? ['packs'] : ['build', '--', '--logLevel', 'error'];
  const code = await npm(['run', '--silent', ...args]);
  if (code !== 0) throw new Stop(`The build failed (exit code ${code}).`);
  writeJson(STAMP, { sources, exercises });
}

/**
 * A hash over path, size and time of change of every file but the tests.
 * @param {string[]} roots
 */
function fingerprint(roots) {
  const hash = createHash('sha256');
  for (const path of roots.flatMap(pathsUnder)) {
    const status = statSync(inProject(path));
    if (status.isFile()) hash.update(`${path}\0${status.size}\0${status.mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/**
 * @param {string} path relative to the project
 * @returns {string[]} itself and everything below it but the tests, in a fixed order
 */
function pathsUnder(path) {
  const full = inProject(path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  return readdirSync(full, { recursive: true, encoding: 'utf8' })
    .filter((name) => !/\.(test|browser)\.ts$/.test(name))
    .map((name) => join(path, name))
    .sort();
}
