import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { MIGRATIONS } from './testing/test-database.ts';
import { DatabaseForeignError, DatabaseVersionError } from './database-error.ts';
import { newestVersion, readMigrations } from './migrate.ts';
import { openDatabase } from './open-database.ts';

const NEWEST = newestVersion(readMigrations(MIGRATIONS));

/** SHA-256 of every file of a folder, by name. */
const bytesOf = (folder: string) =>
  readdirSync(folder).map((name) => [
    name,
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex'),
  ]);

function makeDatabase(file: string, pragmas: string[]): void {
  const other = new SQLite(file);
  other.exec('CREATE TABLE things (thing_id INTEGER PRIMARY KEY) STRICT');
  for (const pragma of pragmas) other.pragma(pragma);
  other.close();
}

describe('openDatabase', () => {
  test('makes a file whose first 100 bytes tell the app and the schema while it is still open', () => {
    const file = join(temporaryFolder(), 'chainrule.db');
    const database = openDatabase(file, MIGRATIONS);
    const header = readFileSync(file).subarray(0, 100);
    database.close();
    expect(header.toString('latin1', 0, 15)).toBe('SQLite format 3');
    expect(header.toString('latin1', 68, 72)).toBe('CHRU');
    expect(header.readUInt32BE(60)).toBe(NEWEST);
  });

  test('opens the same file again with everything in it', () => {
    const file = join(temporaryFolder(), 'chainrule.db');
    const first = openDatabase(file, MIGRATIONS);
    first.transact(() => first.profiles.create('Ada', 5));
    first.close();
    const second = openDatabase(file, MIGRATIONS);
    expect(second.profiles.list()).toEqual([{ profileId: 1, name: 'Ada', createdAt: 5 }]);
    second.close();
  });

  test('refuses a database of a later version with a sentence and leaves its folder byte for byte', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'chainrule.db');
    makeDatabase(file, [`application_id = ${0x43485255}`, 'user_version = 999']);
    const before = bytesOf(folder);
    expect(() => openDatabase(file, MIGRATIONS)).toThrow(DatabaseVersionError);
    expect(() => openDatabase(file, MIGRATIONS)).toThrow(/newer Chainrule \(format 999/);
    expect(bytesOf(folder)).toEqual(before);
  });

  test('refuses a later version that still waits in the WAL, and leaves the file as it is', () => {
    const folder = temporaryFolder();
    const copies = temporaryFolder();
    const file = join(copies, 'chainrule.db');
    openDatabase(join(folder, 'chainrule.db'), MIGRATIONS).close();
    // What a crash leaves behind: the main file is old, the WAL beside it holds version 999.
    const later = new SQLite(join(folder, 'chainrule.db'));
    later.pragma('journal_mode = WAL');
    later.pragma('user_version = 999');
    for (const end of ['', '-wal']) copyFileSync(join(folder, `chainrule.db${end}`), file + end);
    later.close();
    const before = readFileSync(file);
    expect(before.readUInt32BE(60)).toBe(NEWEST);
    expect(() => openDatabase(file, MIGRATIONS)).toThrow(DatabaseVersionError);
    expect(readFileSync(file)).toEqual(before);
  });

  test.each([
    ['of another program', (file: string) => makeDatabase(file, ['application_id = 7'])],
    ['without an application id', (file: string) => makeDatabase(file, [])],
    ['that is no database', (file: string) => writeFileSync(file, 'x'.repeat(4096))],
    ['shorter than a header', (file: string) => writeFileSync(file, 'SQLite')],
  ])('refuses a file %s and leaves it byte for byte', (_what, make) => {
    const folder = temporaryFolder();
    const file = join(folder, 'chainrule.db');
    make(file);
    const before = bytesOf(folder);
    expect(() => openDatabase(file, MIGRATIONS)).toThrow(DatabaseForeignError);
    expect(bytesOf(folder)).toEqual(before);
  });

  test('takes an empty file for a new database', () => {
    const file = join(temporaryFolder(), 'chainrule.db');
    writeFileSync(file, '');
    const database = openDatabase(file, MIGRATIONS);
    expect(database.profiles.list()).toEqual([]);
    database.close();
  });

  test('says in a sentence that the path is a folder', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'chainrule.db'));
    expect(() => openDatabase(join(folder, 'chainrule.db'), MIGRATIONS)).toThrow(
      /is not a file\.$/,
    );
  });
});
