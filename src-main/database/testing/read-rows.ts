import SQLite from 'better-sqlite3';
import { attemptsTable } from '../attempts.ts';

/** Every answer of a database as one text each, in order; none where they cannot be read. */
export function readRows(file: string): string[] | undefined {
  let connection: SQLite.Database | undefined;
  try {
    connection = new SQLite(file, { readonly: true, fileMustExist: true });
    return [...attemptsTable(connection).rows()].map((row) => JSON.stringify(row));
  } catch {
    // A damaged file is what is looked for here.
    return undefined;
  } finally {
    connection?.close();
  }
}
