import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';
import { inProject } from './project.mjs';
import { readJson, writeJson } from './read-json.mjs';

const PACKAGE = inProject('node_modules', 'electron');
const FAILURE = inProject('node_modules', '.cache', 'chainrule', 'electron-download.json');
const DAY_MS = 24 * 60 * 60 * 1000;
const DOWNLOAD_MS = 120_000;

/**
 * Electron's program: the one there is, else the one that its package can download. A download that
 * failed is not tried again for a day, so that every later start is quick.
 * @returns {Promise<string | undefined>} undefined when there is none to be had
 */
export async function ensureElectron() {
  const there = program();
  if (there) return there;
  if (!existsSync(join(PACKAGE, 'install.js')) || Date.now() - lastFailure() < DAY_MS) return;
  console.log('Downloading Electron (once) …');
  await run(process.execPath, [join(PACKAGE, 'install.js')], {
    timeoutMs: DOWNLOAD_MS,
    quiet: true,
  });
  const downloaded = program();
  if (downloaded) {
    rmSync(FAILURE, { force: true });
  } else {
    writeJson(FAILURE, { failedAt: Date.now() });
    console.log('Electron cannot be downloaded here; the app opens in a browser window instead.');
  }
  return downloaded;
}

/** The package writes path.txt as the last step of its download. */
function program() {
  const pointer = join(PACKAGE, 'path.txt');
  if (!existsSync(pointer)) return undefined;
  const path = join(PACKAGE, 'dist', readFileSync(pointer, 'utf8').trim());
  return existsSync(path) ? path : undefined;
}

/** Unix time in ms, 0 for never. */
function lastFailure() {
  /** @type {{ failedAt: number } | undefined} */
  const failure = readJson(FAILURE);
  return failure?.failedAt ?? 0;
}
