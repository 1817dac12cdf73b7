import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MIGRATIONS, rawDatabase } from '../../database/testing/test-database.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { answer, dataFolder, openKeeper } from './testing/test-record.ts';

/** The migrations of the product and one more, which is `sql`. */
function withMigration(sql: string): string {
  const folder = temporaryFolder();
  const names = readdirSync(MIGRATIONS).filter((name) => name.endsWith('.sql'));
  for (const name of names) copyFileSync(join(MIGRATIONS, name), join(folder, name));
  writeFileSync(join(folder, '9999_later__create.sql'), sql);
  return folder;
}

describe('LearnerRecord', () => {
  test('backs up before the format changes', async () => {
    const dataDir = await dataFolder(3, 4);
    const { record } = openKeeper(dataDir, withMigration('CREATE TABLE later (x INTEGER) STRICT'));
    expect(record.damage).toBeUndefined();
    expect(record.backups()[0]).toMatchObject({ reason: 'migration', attempts: 7 });
  });

  test('keeps the backup from before a change that fails, through ten failing starts', async () => {
    const dataDir = await dataFolder(3, 4);
    const broken = withMigration('CREATE TABLE later (');
    for (let start = 0; start < 10; start++) {
      const { record, close } = openKeeper(dataDir, broken);
      expect(record.damage?.kind).toBe('not-opened');
      expect(record.waysOut).toEqual(['again']);
      close();
    }
    const { record } = openKeeper(dataDir);
    expect(record.database.attempts.count()).toBe(7);
    expect(record.backups().map(({ reason }) => reason)).toEqual(['migration', 'asked']);
  });

  test('backs up what is there before a backup takes its place, so that it can be taken back', async () => {
    const { record } = openKeeper(await dataFolder(3, 4));
    const [old] = record.backups();
    await record.restore(old?.id ?? '');
    expect(record.database.attempts.count()).toBe(3);
    const before = record.backups().find(({ reason }) => reason === 'restore');
    expect(before?.attempts).toBe(7);
    await record.restore(before?.id ?? '');
    expect(record.database.attempts.count()).toBe(7);
  });

  test('goes on recording in the chain of a restored backup', async () => {
    const keeper = openKeeper(await dataFolder(3, 4));
    await keeper.record.restore(keeper.record.backups()[0]?.id ?? '');
    answer(keeper, 2);
    keeper.close();
    const { record } = openKeeper(keeper.dataDir);
    expect(record.damage).toBeUndefined();
    expect(record.database.attempts.count()).toBe(5);
  });

  test('refuses a backup that was damaged, the database as it was', async () => {
    const keeper = openKeeper(await dataFolder(3, 4));
    const id = keeper.record.backups()[0]?.id ?? '';
    const raw = rawDatabase(join(keeper.dataDir, 'backups', id));
    raw.exec('DROP TRIGGER attempts__no_update; UPDATE attempts SET seed = 9 WHERE attempt_id = 2');
    raw.close();
    await expect(keeper.record.restore(id)).rejects.toThrow('This backup was damaged');
    await expect(keeper.record.restore('none')).rejects.toThrow('There is no backup none.');
    expect(keeper.record.database.attempts.count()).toBe(7);
    expect(keeper.record.backups()).toHaveLength(1);
  });
});
