import { annotationsTable } from './annotations.ts';
import { attemptsTable } from './attempts.ts';
import { assertDurable, connect, transact, type Connection } from './connection.ts';
import { draftsTable } from './drafts.ts';
import { refuseUnknown } from './header.ts';
import { installedPacksTable } from './installed-packs.ts';
import { labRunsTable } from './lab-runs.ts';
import { labStatesTable } from './lab-states.ts';
import { learnerStatesTable } from './learner-states.ts';
import { makeDatabase } from './make-database.ts';
import { migrate, newestVersion, readMigrations, type Migration } from './migrate.ts';
import { packKeysTable } from './pack-keys.ts';
import { markClosed, markOpen } from './open-marker.ts';
import { pastAnswersTable } from './past-answers.ts';
import { practiceRowsTable } from './practice-rows.ts';
import { profilesTable } from './profiles.ts';
import { purgesTable } from './purges.ts';
import { regradesTable } from './regrades.ts';
import { revealsTable } from './reveals.ts';
import { seriesTable } from './series.ts';
import { settingsTable } from './settings.ts';
import { copyOpen } from './snapshot.ts';
import { watchFile } from './watch-file.ts';

/** Everything the app remembers. */
export type Database = ReturnType<typeof databaseOn>;

/**
 * Opens the database and brings it to the newest schema.
 *
 * Errors: DatabaseForeignError and DatabaseVersionError, the file untouched; DatabaseError when it
 * cannot be written or is damaged.
 */
export function openDatabase(file: string, migrationsDir: string): Database {
  const migrations = readMigrations(migrationsDir);
  refuseUnknown(file, newestVersion(migrations));
  makeDatabase(file, migrations);
  const connection = connect(file);
  try {
    return databaseOn(connection, migrations);
  } catch (thrown) {
    connection.close();
    throw thrown;
  }
}

/** A connection of ours, brought to the newest schema. Errors: DatabaseError. */
export function databaseOn(connection: Connection, migrations: readonly Migration[]) {
  const file = connection.name;
  migrate(connection, migrations);
  assertDurable(connection);
  markOpen(file);
  const assertThere = watchFile(file);
  return {
    ...tablesOf(connection),
    /**
     * All of `action` or nothing, on the disk when it returns.
     *
     * Errors: DatabaseError `database-gone` when the file is not where it was.
     */
    transact: <T>(action: () => T): T => {
      assertThere();
      return transact(connection, action);
    },
    /** Other work stands between the steps. Errors: DatabaseError when the copy cannot be written. */
    copyTo: (target: string): Promise<void> => copyOpen(connection, target),
    close(): void {
      markClosed(file);
      connection.close();
    },
  };
}

function tablesOf(connection: Connection) {
  return {
    annotations: annotationsTable(connection),
    attempts: attemptsTable(connection),
    drafts: draftsTable(connection),
    installedPacks: installedPacksTable(connection),
    learnerStates: learnerStatesTable(connection),
    labRuns: labRunsTable(connection),
    labStates: labStatesTable(connection),
    packKeys: packKeysTable(connection),
    pastAnswers: pastAnswersTable(connection),
    practiceRows: practiceRowsTable(connection),
    profiles: profilesTable(connection),
    purges: purgesTable(connection),
    regrades: regradesTable(connection),
    reveals: revealsTable(connection),
    series: seriesTable(connection),
    settings: settingsTable(connection),
  };
}
