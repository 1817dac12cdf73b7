import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transact, type Connection } from './connection.ts';
import { DatabaseError, DatabaseVersionError } from './database-error.ts';

/** One step of the schema; `version` is what `user_version` holds after it. */
export interface Migration {
  version: number;
  name: string;
  sql: string;
}

/**
 * The migrations of a folder, in order. Numbers may be left out: areas that grow side by side have ranges of their own.
 *
 * Errors: DatabaseError unless they are named `NNNN_name.sql`, each with a number of its own from 1 on.
 */
export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  const migrations = names.sort().map((name) => {
    const number = /^(\d{4})_\w+\.sql$/.exec(name)?.[1];
    if (number === undefined) throw misnamed(`a name such as 0001_name.sql, got ${name}`);
    return { version: Number(number), name, sql: readFileSync(join(folder, name), 'utf8') };
  });
  for (const [index, { version, name }] of migrations.entries()) {
    const before = migrations[index - 1]?.version ?? 0;
    if (version <= before) throw misnamed(`a number above ${before}, got ${name}`);
  }
  if (migrations.length === 0) throw misnamed('at least one file, got none');
  return migrations;
}

/** What `user_version` holds after all of them. */
export const newestVersion = (migrations: readonly Migration[]): number =>
  migrations.at(-1)?.version ?? 0;

/**
 * Brings a database to the newest schema: all missing steps in one transaction, then everything
 * into the main file, so that its header tells its version.
 *
 * Errors: DatabaseVersionError when it is newer than the newest step.
 */
export function migrate(connection: Connection, migrations: readonly Migration[]): void {
  const version = Number(connection.pragma('user_version', { simple: true }));
  const newest = newestVersion(migrations);
  if (version > newest) throw new DatabaseVersionError(connection.name, version, newest);
  const missing = migrations.filter((step) => step.version > version);
  if (missing.length === 0) return;
  transact(connection, () => {
    for (const { sql } of missing) connection.exec(sql);
    connection.pragma(`user_version = ${newest}`);
  });
  connection.pragma('wal_checkpoint(TRUNCATE)');
}

const misnamed = (rest: string) =>
  new DatabaseError('migrations', `readMigrations: expected ${rest}`);
