import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { MIGRATIONS } from './testing/test-database.ts';
import { connect } from './connection.ts';
import { DatabaseVersionError } from './database-error.ts';
import { migrate, newestVersion, readMigrations } from './migrate.ts';
import { openDatabase } from './open-database.ts';

/** A folder with the given files, `SELECT 1` in each. */
function folderOf(...names: string[]): string {
  const folder = temporaryFolder();
  for (const name of names) writeFileSync(join(folder, name), 'SELECT 1;');
  return folder;
}

/** A folder with the first `count` migrations of the product. */
function firstMigrations(count: number): string {
  const folder = temporaryFolder();
  const names = readdirSync(MIGRATIONS).filter((name) => name.endsWith('.sql'));
  for (const name of names.sort().slice(0, count)) {
    copyFileSync(join(MIGRATIONS, name), join(folder, name));
  }
  return folder;
}

describe('readMigrations', () => {
  test('yields the files in order, numbers left out or not, and passes over whatever is no SQL', () => {
    const folder = folderOf('0004_b__create.sql', '0001_a__create.sql', 'README.md');
    const migrations = readMigrations(folder);
    expect(migrations.map(({ version }) => version)).toEqual([1, 4]);
    expect(newestVersion(migrations)).toBe(4);
  });

  test.each([
    ['a repeat', ['0001_a.sql', '0001_b.sql'], 'a number above 1, got 0001_b.sql'],
    ['the number 0', ['0000_a.sql'], 'a number above 0, got 0000_a.sql'],
    ['a name without number', ['first.sql'], 'got first.sql'],
    ['an empty folder', [], 'at least one file'],
  ])('refuses %s', (_what, names, message) => {
    expect(() => readMigrations(folderOf(...names))).toThrow(message);
  });
});

describe('migrate', () => {
  test('brings a version 1 file with rows to the newest schema and keeps its rows', () => {
    const file = join(temporaryFolder(), 'chainrule.db');
    const old = connect(file);
    migrate(old, readMigrations(firstMigrations(1)));
    old.exec("INSERT INTO profiles (name, created_at) VALUES ('Ada', 5)");
    old.close();
    const database = openDatabase(file, MIGRATIONS);
    expect(database.profiles.list()).toEqual([{ profileId: 1, name: 'Ada', createdAt: 5 }]);
    database.close();
  });

  test('puts drafts of version 6 in the order of their times, among the answers', () => {
    const file = join(temporaryFolder(), 'chainrule.db');
    const old = connect(file);
    migrate(old, readMigrations(firstMigrations(6)));
    old.exec(`INSERT INTO profiles VALUES (1, 'Ada', 0);
      INSERT INTO attempts SELECT 1, 1, 'p', '${'0'.repeat(64)}', 'x', 0, '{}', '{}', 'wrong', 0, 0, 0,
        20, '${'0'.repeat(64)}', '${'0'.repeat(64)}';
      INSERT INTO drafts VALUES (1, 'p', 'a', 0, '{}', 30), (1, 'p', 'b', 0, '{}', 10)`);
    old.close();
    const database = openDatabase(file, MIGRATIONS);
    const order = database.drafts
      .newest(1)
      .map((one) => [one.exerciseId, one.sequence, one.afterAttempt]);
    expect(order).toEqual([
      ['a', 2, 1],
      ['b', 1, 0],
    ]);
    database.close();
  });

  test('applies all missing steps or none', () => {
    const file = join(temporaryFolder(), 'chainrule.db');
    const connection = connect(file);
    const good = { version: 1, name: '0001', sql: 'CREATE TABLE a (b INTEGER) STRICT' };
    const bad = { version: 2, name: '0002', sql: 'CREATE TABLE' };
    expect(() => migrate(connection, [good, bad])).toThrow();
    expect(connection.pragma('user_version', { simple: true })).toBe(0);
    expect(connection.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()).toBe(0);
    connection.close();
  });

  test('refuses a database that is newer than its newest step', () => {
    const connection = connect(join(temporaryFolder(), 'chainrule.db'));
    connection.pragma('user_version = 2');
    const steps = [{ version: 1, name: '0001', sql: 'SELECT 1' }];
    expect(() => migrate(connection, steps)).toThrow(DatabaseVersionError);
    connection.close();
  });

  test('makes every table strict', () => {
    const file = join(temporaryFolder(), 'chainrule.db');
    openDatabase(file, MIGRATIONS).close();
    const raw = new SQLite(file);
    const lax = raw
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'view' AND strict = 0",
      )
      .pluck()
      .all();
    raw.close();
    expect(lax).toEqual(['sqlite_schema']);
  });
});
