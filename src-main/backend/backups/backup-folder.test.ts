import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import {
  attempt,
  MIGRATIONS,
  rawDatabase,
  testDatabase,
} from '../../database/testing/test-database.ts';
import { examine } from '../../database/examine.ts';
import { newestVersion, readMigrations } from '../../database/migrate.ts';
import { BackupFolder } from './backup-folder.ts';

function setUp(count: number) {
  const { database, file } = testDatabase();
  const add = (n: number) => {
    for (let i = 0; i < n; i++) database.transact(() => database.attempts.record(attempt()));
  };
  add(count);
  const folder = join(temporaryFolder(), 'backups');
  let now = 1_000_000;
  const backups = new BackupFolder(folder, () => (now += 1000));
  const source = { copyTo: database.copyTo, count: () => database.attempts.count() };
  return { database, file, folder, backups, source, add };
}

const newest = newestVersion(readMigrations(MIGRATIONS));

describe('BackupFolder', () => {
  test('takes one file that stands alone, holds every answer, and is a good database', async () => {
    const { backups, source, folder } = setUp(30);
    const backup = await backups.take(source, 'asked');
    expect(readdirSync(folder)).toEqual([backup.id]);
    expect(backup).toMatchObject({ attempts: 30, reason: 'asked', at: 1_001_000 });
    expect(examine(backups.fileOf(backup.id), newest)).toMatchObject({
      state: 'good',
      attempts: 30,
    });
    // Looking at it leaves nothing beside it.
    expect(readdirSync(folder)).toEqual([backup.id]);
  });

  test('lets answers come in while it copies, and has those of before', async () => {
    const { backups, source, add } = setUp(2000);
    let pauses = 0;
    const timer = setInterval(() => (pauses++, add(1)), 0);
    const backup = await backups.take(source, 'schedule');
    clearInterval(timer);
    expect(backup.attempts).toBeGreaterThanOrEqual(2000);
    expect(pauses).toBeGreaterThan(0);
  });

  test('numbers backups on when the clock goes back', async () => {
    const { folder, source } = setUp(1);
    for (const now of [5_000_000, 3_000_000, 4_000_000]) {
      await new BackupFolder(folder, () => now).take(source, 'asked');
    }
    const all = new BackupFolder(folder, () => 0).list();
    expect(all.map(({ number, at }) => [number, at])).toEqual([
      [3, 4_000_000],
      [2, 3_000_000],
      [1, 5_000_000],
    ]);
  });

  test('takes one after the other when two are asked for at once', async () => {
    const { backups, source } = setUp(10);
    await Promise.all([backups.take(source, 'asked'), backups.take(source, 'schedule')]);
    expect(backups.list().map(({ number }) => number)).toEqual([2, 1]);
  });

  test('keeps nothing that misses answers, is changed or cannot be written, and leaves the older ones', async () => {
    const { backups, source, folder, database, file } = setUp(10);
    const { id } = await backups.take(source, 'asked');
    await expect(backups.take({ ...source, count: () => 11 }, 'asked')).rejects.toThrow(
      'it holds 10 of 11 answers',
    );
    const copyTo = () => Promise.reject(new Error('no room'));
    await expect(backups.take({ ...source, copyTo }, 'asked')).rejects.toThrow('no room');
    const raw = rawDatabase(file);
    raw.exec('DROP TRIGGER attempts__no_update; UPDATE attempts SET seed = 9 WHERE attempt_id = 4');
    raw.close();
    await expect(backups.take(source, 'asked')).rejects.toThrow('1 answers are not as they were');
    database.close();
    await expect(backups.take(source, 'asked')).rejects.toThrow();
    expect(readdirSync(folder)).toEqual([id]);
  });

  test('clears what a crash left unfinished, passes over other files and knows no other ids', async () => {
    const { backups, source, folder } = setUp(3);
    const first = await backups.take(source, 'asked');
    writeFileSync(join(folder, 'unfinished-7.db'), 'half');
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    const second = await backups.take(source, 'asked');
    expect(readdirSync(folder).sort()).toEqual([first.id, second.id, 'notes.txt'].sort());
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
    expect(() => backups.fileOf('../chainrule.db')).toThrow('There is no backup ../chainrule.db.');
  });
});
