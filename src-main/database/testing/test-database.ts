import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { openDatabase } from '../open-database.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';

/** The migrations of the product. */
export const MIGRATIONS = join(import.meta.dirname, '../migrations');

/** A fresh database with one learner, and a second connection for what the app itself never does. */
export function testDatabase() {
  const file = join(temporaryFolder(), 'chainrule.db');
  const database = openDatabase(file, MIGRATIONS);
  const raw = rawDatabase(file);
  onTestFinished(() => {
    raw.close();
    database.close();
  });
  const { profileId } = database.transact(() => database.profiles.create('Ada', 1));
  return { file, database, raw, profileId };
}

/** A second connection for what the app itself never does. */
export const rawDatabase = (file: string): SQLite.Database => new SQLite(file);

/** Writes to a closed database as the app never would. */
export function tamper(file: string, sql: string): void {
  const raw = new SQLite(file);
  raw.exec(sql);
  raw.close();
}

export { attempt } from './attempt.ts';
