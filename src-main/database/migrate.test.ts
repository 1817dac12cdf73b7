import { hash } from 'node:crypto';
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

/**
 * Migrations that databases of learners already went through, each with the beginning of its SHA-256. A new one goes
 * above the last of them: one below would be passed over where the last was applied.
 */
const RELEASED: Record<string, string> = {
  '0001_profiles__create': '9663f30ec2d64d42',
  '0002_attempts__create': '4b57507ba64c1ce5',
  '0003_drafts__create': '07375c09219a1b07',
  '0004_reveals__create': 'dc24457c7e08182e',
  '0005_settings__create': '599bb75512ee0ec6',
  '0006_installed_packs__create': '477caa8c2156a0fc',
  '0007_drafts__order': '1568f5ebc2b3661a',
  '0008_lab_runs__create': '17c325a209a5a66a',
  '0009_exercise_tallies__create': 'd6d440ba8c117b91',
  '0010_learner_states__create': '0ec1bd83a4186fcc',
  '0011_series__create': 'ba9ebcbf26912c5e',
  '0012_annotations__create': '442f669b35c7c93b',
  '0013_profiles__deleted': 'ae06a03c430436ba',
  '0020_regrades__create': 'e5acd18f916fbdbf',
};

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

describe('the migrations of the product', () => {
  const migrations = readMigrations(MIGRATIONS);

  test('are as they were once they were released', () => {
    const sums = migrations.map(({ name, sql }): [string, string] => [
      name.replace('.sql', ''),
      hash('sha256', sql, 'hex').slice(0, 16),
    ]);
    expect(Object.fromEntries(sums)).toMatchObject(RELEASED);
  });

  test('have no new one below one that was released', () => {
    const last = Math.max(...Object.keys(RELEASED).map((name) => Number(name.slice(0, 4))));
    const isNew = ({ name }: { name: string }) => !(name.replace('.sql', '') in RELEASED);
    for (const migration of migrations.filter(isNew))
      expect(migration.version, migration.name).toBeGreaterThan(last);
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
