import { npm } from './run.mjs';
import { inProject } from './project.mjs';
import { readJson } from './read-json.mjs';
import { Stop } from './stop.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lock packages by folder, such as `node_modules/ws`
 */

/** Runs `npm ci` unless node_modules holds exactly what package-lock.json names. */
export async function ensureInstall() {
  if (isInstalled()) return;
  console.log('Installing packages (npm ci) …');
  const code = await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0)
    throw new Stop(`npm ci failed (exit code ${code}): is the npm registry reachable?`);
}

/**
 * npm writes node_modules/.package-lock.json last, so a broken-off install never looks finished.
 * An optional package may be missing: it is one for another platform.
 */
function isInstalled() {
  const wanted = packagesOf('package-lock.json');
  const found = packagesOf('node_modules', '.package-lock.json');
  if (!wanted || !found) return false;
  return (
    Object.keys(found).every((folder) => folder in wanted) &&
    Object.entries(wanted).every(([folder, locked]) => {
      if (folder === '') return true;
      const there = found[folder];
      if (!there) return locked.optional === true || locked.devOptional === true;
      return there.version === locked.version && there.integrity === locked.integrity;
    })
  );
}

/** @param {string[]} path */
function packagesOf(...path) {
  /** @type {Lock | undefined} */
  const lock = readJson(inProject(...path));
  return lock?.packages;
}
