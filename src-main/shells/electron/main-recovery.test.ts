import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openDatabase } from '../../database/open-database.ts';
import { MIGRATIONS, tamper } from '../../database/testing/test-database.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import * as electron from './testing/fake-electron.ts';

vi.mock('electron', () => import('./testing/fake-electron.ts'));
vi.mock('../places.ts', async () => {
  const { testPlaces } = await import('../testing/test-places.ts');
  return { placesFrom: testPlaces };
});

test('the app opens its window on a database of a newer version, which it leaves as it is', async () => {
  const dataDir = temporaryFolder();
  const file = join(dataDir, 'chainrule.db');
  openDatabase(file, MIGRATIONS).close();
  tamper(file, 'PRAGMA user_version = 999');
  const before = readFileSync(file);
  process.argv.push(`--data-dir=${dataDir}`);
  await import('./main.ts');
  await vi.waitFor(() => expect(electron.BrowserWindow.all).toHaveLength(1), 30_000);
  process.argv.pop();
  const page = { senderFrame: { parent: null, origin: 'app://chainrule' } };
  const call = electron.ipcHandlers.get('chainrule:call');
  expect(await call?.(page, { method: 'recovery.state' })).toMatchObject({
    ok: true,
    value: { damage: { kind: 'newer', waysOut: ['anew'] } },
  });
  expect(await call?.(page, { method: 'settings.get' })).toMatchObject({
    ok: false,
    error: { code: 'recovery' },
  });
  expect(readFileSync(file)).toEqual(before);
  electron.app.emit('will-quit', { preventDefault: () => undefined });
  await vi.waitFor(() => expect(electron.done).toContain('quit'), 30_000);
});
