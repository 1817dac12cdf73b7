import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectDir } from './project.mjs';

/** A program that ends sooner with a failure has shown no window. */
const SHOWN_MS = 3000;

/**
 * @typedef {object} Window
 * @property {Promise<boolean>} closed true when the user closed it, false when it never opened
 * @property {() => void} close
 */

/**
 * Shows the app in Electron. As root Electron wants its sandbox off.
 * @param {string} electron
 * @param {string[]} args
 */
export const openElectron = (electron, args) =>
  open(electron, [...asRoot(), projectDir, ...args], 'inherit');

/**
 * Shows the address as a window of its own, with a browser profile that is gone afterwards.
 * @param {string} browser
 * @param {string} address
 */
export function openBrowser(browser, address) {
  const profile = mkdtempSync(join(tmpdir(), 'chainrule-window-'));
  process.once('exit', () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
  return open(
    browser,
    [`--app=${address}`, `--user-data-dir=${profile}`, '--no-first-run', ...asRoot()],
    'ignore',
  );
}

const asRoot = () => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

/**
 * @param {string} program
 * @param {string[]} args
 * @param {'inherit' | 'ignore'} stdio
 * @returns {Window}
 */
function open(program, args, stdio) {
  const child = spawn(program, args, { cwd: projectDir, stdio });
  const openedAt = Date.now();
  return {
    closed: new Promise((resolve) => {
      child.once('error', () => resolve(false));
      child.once('exit', (code) => resolve(code === 0 || Date.now() - openedAt > SHOWN_MS));
    }),
    close: () => child.kill('SIGTERM'),
  };
}
