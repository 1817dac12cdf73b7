import SQLite from 'better-sqlite3';
import { DatabaseError, explain } from './database-error.ts';
import { APPLICATION_ID } from './header.ts';

/** An open database file. */
export type Connection = SQLite.Database;

/** How long a write waits for another program that holds the file. */
const PATIENCE_MS = 1000;

/** `PRAGMA synchronous` as SQLite answers it. */
const FULL = 2;

/**
 * Opens a file so that a commit is on the disk when it returns: WAL with `synchronous = FULL`.
 *
 * A new file gets its application id before it changes to WAL, so that a look at its first bytes
 * never takes it for another program's.
 * Errors: DatabaseError when it cannot be opened or written.
 */
export function connect(file: string): Connection {
  try {
    const connection = new SQLite(file, { timeout: PATIENCE_MS });
    if (connection.pragma('application_id', { simple: true }) === 0) {
      connection.pragma(`application_id = ${APPLICATION_ID}`);
    }
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    connection.pragma('checkpoint_fullfsync = ON');
    connection.pragma('foreign_keys = ON');
    connection.pragma('recursive_triggers = ON');
    return connection;
  } catch (thrown) {
    throw explain(file, thrown);
  }
}

/**
 * Writes once and then asks whether commits are synced: before a first write the answer can be wrong.
 *
 * Errors: DatabaseError when they are not, or when the file cannot be written.
 */
export function assertDurable(connection: Connection): void {
  transact(connection, () => {
    const version = Number(connection.pragma('user_version', { simple: true }));
    connection.pragma(`user_version = ${version}`);
  });
  const synchronous = connection.pragma('synchronous', { simple: true });
  const journal = connection.pragma('journal_mode', { simple: true });
  if (synchronous === FULL && journal === 'wal') return;
  throw new DatabaseError(
    'database-durability',
    `${connection.name}: expected journal wal and synchronous ${FULL}, got ${String(journal)} and ${String(synchronous)}`,
  );
}

/**
 * The one way to write: all of `action` or nothing, on the disk when it returns.
 *
 * Errors: what `action` throws, after a rollback; DatabaseError when SQLite cannot commit.
 */
export function transact<T>(connection: Connection, action: () => T): T {
  if (connection.inTransaction) {
    throw new DatabaseError('transaction', 'transact: expected no open transaction, got one');
  }
  try {
    return connection.transaction(action).immediate();
  } catch (thrown) {
    throw explain(connection.name, thrown);
  }
}
