import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { examine } from '../../database/examine.ts';
import { newestVersion, readMigrations } from '../../database/migrate.ts';
import { MIGRATIONS } from '../../database/testing/test-database.ts';
import { backendOptions } from '../../testing/test-backend.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { movableBackend } from './movable-backend.ts';
import { PLACE_FILE, readPlace } from './place-file.ts';

// Each of these starts workers from their sources.
vi.setConfig({ testTimeout: 60_000 });

const one = { packId: 'test', exerciseId: 'one' };

/** A backend with one answer, and a stick with something on it. */
async function withAnswer() {
  const options = backendOptions();
  const { dataDir } = options;
  const backend = movableBackend({ ...options, startDir: dataDir });
  let isClosed = false;
  const close = async () => {
    if (!isClosed) await backend.close();
    isClosed = true;
  };
  onTestFinished(close);
  const answer = (a: string) =>
    backend.handlers['exercise.check']({ ...one, seed: 0, answers: { a } });
  await answer('4');
  const stick = temporaryFolder();
  writeFileSync(join(stick, 'photo.png'), 'x');
  return { ...backend, close, dataDir, stick, answer };
}

const answersIn = (folder: string): unknown =>
  examine(join(folder, 'chainrule.db'), newestVersion(readMigrations(MIGRATIONS)));

test('folder.move takes everything along, goes on there now and at the next start, and leaves the old folder', async () => {
  const { handlers, close, dataDir, stick, answer } = await withAnswer();
  await handlers['backup.now'](undefined);
  const moved = await handlers['folder.move']({ into: stick });
  const folder = join(stick, 'chainrule');
  expect(moved.folder).toBe(folder);
  expect((await handlers['app.info'](undefined)).dataDir).toBe(folder);
  expect((await handlers['exercise.open'](one)).tries).toBe(1);
  await answer('5');
  expect(await handlers['backup.list'](undefined)).toHaveLength(1);
  // Once more: the first folder tells the last place.
  const empty = temporaryFolder();
  await handlers['folder.move']({ into: empty });
  await close();
  expect(answersIn(dataDir)).toMatchObject({ state: 'good', attempts: 1 });
  expect(answersIn(folder)).toMatchObject({ state: 'good', attempts: 2 });
  expect(answersIn(empty)).toMatchObject({ state: 'good', attempts: 2 });
  expect(readdirSync(stick).sort()).toEqual(['chainrule', 'photo.png']);
  expect(existsSync(join(folder, PLACE_FILE))).toBe(false);
  expect(readPlace(dataDir)).toBe(empty);
});

// The system's own folder of processes takes no folders, not even from root.
test.runIf(existsSync('/proc/self'))(
  'folder.move goes on in the old folder when the new one cannot be written',
  async () => {
    const { handlers, dataDir, answer } = await withAnswer();
    await expect(handlers['folder.move']({ into: '/proc' })).rejects.toThrow(/cannot be written/);
    expect((await handlers['folder.open'](undefined)).folder).toBe(dataDir);
    await answer('5');
    expect((await handlers['exercise.open'](one)).tries).toBe(2);
    expect(readPlace(dataDir)).toBeUndefined();
  },
);
