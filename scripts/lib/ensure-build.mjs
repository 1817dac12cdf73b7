import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './run.mjs';
import { inProject } from './project.mjs';
import { readJson, writeJson } from './read-json.mjs';
import { Stop } from './stop.mjs';

/** What the build reads. The exercises are not among it: the app reads them as they are. */
const SOURCES = [
  'src-core',
  'src-main',
  'src-renderer',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];
const STAMP = inProject('out', 'built-from.json');
const RESULTS = ['out/main/serve.js', 'out/main/electron.js', 'out/renderer/index.html'];

/** Builds the app unless out/ was built from exactly these sources. */
export async function ensureBuild() {
  const sources = fingerprint();
  /** @type {{ sources: string } | undefined} */
  const stamp = readJson(STAMP);
  if (stamp?.sources === sources && RESULTS.every((file) => existsSync(inProject(file)))) return;
  console.log('Building the app …');
  rmSync(STAMP, { force: true });
  const code = await npm(['run', '--silent', 'build', '--', '--logLevel', 'error']);
  if (code !== 0) throw new Stop(`The build failed (exit code ${code}).`);
  writeJson(STAMP, { sources });
}

/** A hash over path, size and time of change of every source file but the tests. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const path of SOURCES.flatMap(pathsUnder)) {
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
