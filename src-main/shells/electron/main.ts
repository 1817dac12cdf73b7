/** Entry of the desktop app: out/main/electron.js. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { messageOf } from '#core/errors.ts';
import { openDataDir, startDirOf } from '../data-dir.ts';
import { placesFrom } from '../places.ts';
import { followPacks } from './open-packs.ts';
import { readDataDir } from './read-data-dir.ts';
import { registerAppScheme } from './protocol.ts';
import { lockDown } from './security.ts';
import { start } from './start.ts';

function fail(thrown: unknown): void {
  process.stderr.write(`${messageOf(thrown)}\n`);
  dialog.showErrorBox('Chainrule cannot start', messageOf(thrown));
  app.exit(1);
}

function main(): void {
  app.setName('Chainrule');
  lockDown();
  registerAppScheme();
  const asked = readDataDir(process.argv);
  const [dataDir, startDir] = [openDataDir(asked), startDirOf(asked)];
  // What Chromium keeps lies with the data, so that there is one instance per data folder.
  const windowDir = join(dataDir, 'window');
  mkdirSync(windowDir, { recursive: true });
  app.setPath('userData', windowDir);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  const packs = followPacks(process.argv);
  app.on('window-all-closed', () => app.quit());
  app
    .whenReady()
    .then(() => start(placesFrom(import.meta.filename), { dataDir, startDir }, packs))
    .catch(fail);
}

try {
  main();
} catch (thrown) {
  fail(thrown);
}
