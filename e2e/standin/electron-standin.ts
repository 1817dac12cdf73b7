#!/usr/bin/env node
/**
 * Stands in for the Electron executable under Playwright's `_electron.launch`: runs the app's main
 * process in Node, with `electron.ts` as its module `electron` and a Chromium for its windows.
 */
import inspector from 'node:inspector';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startChromium } from './chromium.ts';

const MODULE = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: MODULE, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});

const temporary = mkdtempSync(join(tmpdir(), 'electron-standin-'));
process.once('exit', () => rmSync(temporary, { recursive: true, force: true, maxRetries: 5 }));
const chromium = await startChromium(join(temporary, 'chromium'));

// Playwright asks for `require('electron')` as soon as it sees the inspector: by then it must be whole.
const { app } = await import('./electron.ts');
const isDriven = process.argv.some((argument) => argument.startsWith('--inspect'));
const connected = Promise.withResolvers<void>();
Object.assign(globalThis, { __playwright_run: () => connected.resolve() });
if (isDriven) {
  inspector.open(0, '127.0.0.1');
  process.stderr.write(`${chromium.listening}\n`);
  await connected.promise;
}

const [folder = '.', ...rest] = process.argv.slice(2).filter(isForTheApp);
const { main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { main: string };
process.argv = [process.execPath, resolve(folder), ...rest];
await import(pathToFileURL(resolve(folder, main)).href);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => app.quit());
app.start(chromium.close);

/** Electron keeps the switches of its own to itself. */
function isForTheApp(argument: string): boolean {
  return !/^--(inspect|remote-debugging-port|no-sandbox)\b/.test(argument);
}
