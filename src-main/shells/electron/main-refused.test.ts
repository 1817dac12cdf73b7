import { expect, test, vi } from 'vitest';
import { lockFolder } from '../../database/instance-lock.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import * as electron from './testing/fake-electron.ts';

vi.mock('electron', () => import('./testing/fake-electron.ts'));

test('the app says why it cannot start, opens no window and exits 1', async () => {
  const dataDir = temporaryFolder();
  const lock = lockFolder(dataDir);
  process.argv.push(`--data-dir=${dataDir}`);
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await import('./main.ts');
  await vi.waitFor(() => expect(electron.done).toContain('exit 1'), 30_000);
  said.mockRestore();
  process.argv.pop();
  lock.release();
  expect(electron.done.join('\n')).toContain('is already running');
  expect(electron.BrowserWindow.all).toEqual([]);
});
