import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openDatabase } from '../../database/open-database.ts';
import { MIGRATIONS, tamper } from '../../database/testing/test-database.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import * as electron from './testing/fake-electron.ts';

vi.mock('electron', () => import('./testing/fake-electron.ts'));

test('the app says why it cannot start, opens no window and exits 1', async () => {
  const dataDir = temporaryFolder();
  openDatabase(join(dataDir, 'chainrule.db'), MIGRATIONS).close();
  tamper(join(dataDir, 'chainrule.db'), 'PRAGMA user_version = 999');
  process.argv.push(`--data-dir=${dataDir}`);
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await import('./main.ts');
  await vi.waitFor(() => expect(electron.done).toContain('exit 1'));
  said.mockRestore();
  process.argv.pop();
  expect(electron.done.join('\n')).toContain('was written by a newer Chainrule');
  expect(electron.BrowserWindow.all).toEqual([]);
});
