import { writeFileSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import type { Connection } from './connection.ts';
import { DatabaseError, explain } from './database-error.ts';
import { contentSteps } from './check-content.ts';
import type { Finding } from './examine.ts';
import type { Steps } from './steps.ts';
import { syncFile } from './sync-file.ts';

/** Pages copied at a time: a few milliseconds. */
const PAGES_PER_STEP = 256;
const ALL_PAGES = 0x7fffffff;

/** Copies an open database to a new file with SQLite's online backup, other work standing between the steps. */
export async function copyOpen(connection: Connection, target: string): Promise<void> {
  try {
    await connection.backup(target, { progress: () => PAGES_PER_STEP });
  } catch (thrown) {
    throw explain(target, thrown);
  }
}

/** Copies a database that may be open elsewhere, at once, and makes the copy stand alone. Errors: DatabaseError. */
export async function copyThrough(file: string, target: string): Promise<void> {
  let connection: SQLite.Database | undefined;
  try {
    connection = new SQLite(file, { readonly: true, fileMustExist: true });
    await connection.backup(target, { progress: () => ALL_PAGES });
  } catch (thrown) {
    throw explain(target, thrown);
  } finally {
    connection?.close();
  }
  makeStandAlone(target);
}

/** Copies a database that nobody writes to, what waits in its WAL included, at once. */
export function copyAtRest(file: string, target: string): void {
  try {
    const connection = new SQLite(file, { readonly: true, fileMustExist: true });
    try {
      writeFileSync(target, connection.serialize());
    } finally {
      connection.close();
    }
  } catch (thrown) {
    throw explain(file, thrown);
  }
}

/**
 * Makes a copy stand alone, without a WAL, reads it through, and syncs it; yields its number of
 * answers.
 *
 * Errors: DatabaseError `backup-damaged` when anything in it is wrong, or it holds less than `least` answers.
 */
export function* settleSteps(copy: string, least: number): Steps<number> {
  makeStandAlone(copy);
  yield;
  const { attempts, fault, obstacle, broken } = yield* contentSteps(copy);
  if (obstacle) throw obstacle;
  const changed = broken.length > 0 ? `${broken.length} answers are not as they were recorded` : '';
  return settled(copy, { attempts, least, fault: fault ?? changed });
}

/** The same with the copy read through by `look`, in another thread. Errors: as `settleSteps`. */
export async function settleElsewhere(
  copy: string,
  least: number,
  look: (file: string) => Promise<Finding>,
): Promise<number> {
  makeStandAlone(copy);
  const found = await look(copy);
  const fault = found.state === 'damaged' ? found.damage.sentence.replace(/\.$/, '') : '';
  return settled(copy, { attempts: found.state === 'good' ? found.attempts : 0, least, fault });
}

function makeStandAlone(copy: string): void {
  try {
    const connection = new SQLite(copy);
    connection.pragma('journal_mode = DELETE');
    connection.close();
  } catch (thrown) {
    throw explain(copy, thrown);
  }
}

interface Settling {
  /** Answers in the copy, and how many it has to hold. */
  attempts: number | undefined;
  least: number;
  /** What is wrong with it; empty when nothing is. */
  fault: string;
}

function settled(copy: string, { attempts = -1, least, fault }: Settling): number {
  const lack = attempts < least ? `it holds ${attempts} of ${least} answers` : '';
  const why = fault || lack;
  if (why !== '') throw new DatabaseError('backup-damaged', `The backup cannot be used: ${why}.`);
  syncFile(copy);
  return attempts;
}
