import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import { explain } from './database-error.ts';

/** How long a start waits for an earlier one to end. */
const PATIENCE_MS = 1000;

/** Keeps the locks from being closed as garbage while nobody looks at them. */
const held = new Set<SQLite.Database>();

/**
 * Makes a data folder ours until `release`, or until this process ends in whatever way: the lock is
 * the operating system's, taken through an empty SQLite file.
 *
 * Errors: AppError `already-running` when another process holds it; DatabaseError when the folder
 * cannot be written.
 */
export function lockFolder(folder: string): { release(): void } {
  const file = join(folder, 'chainrule.lock');
  try {
    const lock = new SQLite(file, { timeout: PATIENCE_MS });
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
    held.add(lock);
    return {
      release() {
        held.delete(lock);
        lock.close();
      },
    };
  } catch (thrown) {
    if (thrown instanceof SQLite.SqliteError && thrown.code === 'SQLITE_BUSY') {
      throw new AppError(
        'already-running',
        `Chainrule is already running on ${folder}. Close it first, or choose another folder with --data-dir.`,
      );
    }
    throw explain(file, thrown);
  }
}
