import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { NewAttempt } from '../attempts.ts';
import { openDatabase } from '../open-database.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';

/** The migrations of the product. */
export const MIGRATIONS = join(import.meta.dirname, '../migrations');

/** A fresh database with one learner, and a second connection for what the app itself never does. */
export function testDatabase() {
  const file = join(temporaryFolder(), 'chainrule.db');
  const database = openDatabase(file, MIGRATIONS);
  const raw = new SQLite(file);
  onTestFinished(() => {
    raw.close();
    database.close();
  });
  const { profileId } = database.transact(() => database.profiles.create('Ada', 1));
  return { file, database, raw, profileId };
}

/** A wrong attempt of the first learner, changed as the test needs it. */
export function attempt(change: Partial<NewAttempt> = {}): NewAttempt {
  return {
    profileId: 1,
    packId: 'pack',
    packHash: 'a'.repeat(64),
    exerciseId: 'one',
    seed: 0,
    answers: { a: '4' },
    verdict: { status: 'wrong', score: 0, parts: [], countsAsTry: true },
    hintsSeen: 0,
    solutionSeen: false,
    at: 1000,
    ...change,
  };
}

/** Writes to a closed database as the app never would. */
export function tamper(file: string, sql: string): void {
  const raw = new SQLite(file);
  raw.exec(sql);
  raw.close();
}
