import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { examineInThread } from './examine-in-thread.ts';
import { newestVersion, readMigrations } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import { attempt, MIGRATIONS, tamper } from './testing/test-database.ts';

const THREAD = new URL('./examine-thread.ts', import.meta.url);
const newest = newestVersion(readMigrations(MIGRATIONS));

function withOneAttempt(): string {
  const file = join(temporaryFolder(), 'chainrule.db');
  const database = openDatabase(file, MIGRATIONS);
  database.transact(() => database.profiles.create('Ada', 1));
  database.transact(() => database.attempts.record(attempt()));
  database.close();
  return file;
}

describe('examineInThread', () => {
  test('finds in another thread what is in order and what is not', async () => {
    const file = withOneAttempt();
    const good = { state: 'good', version: newest, attempts: 1 };
    expect(await examineInThread(THREAD, file, newest)).toEqual(good);
    tamper(file, 'DROP TRIGGER attempts__no_update; UPDATE attempts SET seed = 1');
    const found = await examineInThread(THREAD, file, newest);
    expect(found).toMatchObject({ state: 'damaged', damage: { kind: 'history', broken: [1] } });
  });

  test('looks in this thread where the other breaks off', async () => {
    const file = withOneAttempt();
    const broken = join(temporaryFolder(), 'broken.mjs');
    writeFileSync(broken, 'throw new Error("broken off");');
    expect(await examineInThread(pathToFileURL(broken), file, newest)).toMatchObject({
      state: 'good',
      attempts: 1,
    });
  });
});
