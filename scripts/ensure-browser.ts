/**
 * Makes sure that the tests have a browser: a system one, else Debian's package when we may install
 * it, else the one that Playwright downloads. Says what it does.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { chromiumPath } from '../e2e/config/chromium.ts';

function run(command: string, ...args: string[]): boolean {
  console.log(`  ${[command, ...args].join(' ')}`);
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

const hasBrowser = () => chromiumPath() !== undefined || existsSync(chromium.executablePath());
const isDebianAsRoot = () => existsSync('/etc/debian_version') && process.getuid?.() === 0;

if (!hasBrowser() && isDebianAsRoot()) {
  console.log('No browser for the tests found; installing the system’s Chromium:');
  if (run('apt-get', 'update')) run('apt-get', 'install', '-y', 'chromium');
}
if (!hasBrowser()) {
  console.log('No browser for the tests found; downloading Playwright’s Chromium:');
  run('npx', 'playwright', 'install', 'chromium');
}
if (!hasBrowser()) {
  console.error('No browser could be had; set CHROMIUM to the path of one.');
  process.exitCode = 1;
}
