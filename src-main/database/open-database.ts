import { attemptsTable } from './attempts.ts';
import { assertDurable, connect, transact, type Connection } from './connection.ts';
import { draftsTable } from './drafts.ts';
import { refuseUnknown } from './header.ts';
import { migrate, readMigrations } from './migrate.ts';
import { profilesTable } from './profiles.ts';
import { revealsTable } from './reveals.ts';
import { settingsTable } from './settings.ts';

/** Everything the app remembers. */
export type Database = ReturnType<typeof openDatabase>;

/**
 * Opens the database and brings it to the newest schema.
 *
 * Errors: DatabaseForeignError and DatabaseVersionError, the file untouched; DatabaseError when it
 * cannot be written or is damaged.
 */
export function openDatabase(file: string, migrationsDir: string) {
  const migrations = readMigrations(migrationsDir);
  refuseUnknown(file, migrations.length);
  const connection = connect(file);
  try {
    migrate(connection, migrations);
    assertDurable(connection);
    return { ...tablesOf(connection), close: () => void connection.close() };
  } catch (thrown) {
    connection.close();
    throw thrown;
  }
}

function tablesOf(connection: Connection) {
  return {
    /** All of `action` or nothing, on the disk when it returns. */
    transact: <T>(action: () => T): T => transact(connection, action),
    attempts: attemptsTable(connection),
    drafts: draftsTable(connection),
    profiles: profilesTable(connection),
    reveals: revealsTable(connection),
    settings: settingsTable(connection),
  };
}
