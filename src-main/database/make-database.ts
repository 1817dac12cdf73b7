import { renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { connect } from './connection.ts';
import { migrate, type Migration } from './migrate.ts';
import { syncFile, syncFolder } from './sync-file.ts';

const ROOM_BYTES = 65_536;

/**
 * Makes a database where there is none yet, or an empty file, under another name first: a power cut
 * leaves it whole or not at all, and never a half one that looks damaged.
 *
 * Errors: DatabaseError when it cannot be written.
 */
export function makeDatabase(file: string, migrations: readonly Migration[]): void {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0) return;
  const unfinished = `${file}.new`;
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(unfinished + end, { force: true });
  const connection = connect(unfinished);
  try {
    migrate(connection, migrations);
    // Free pages at the end: a file that is cut off loses these first, not the page that says what its tables are.
    connection.exec(`CREATE TABLE room (bytes BLOB) STRICT;
      INSERT INTO room VALUES (zeroblob(${ROOM_BYTES})); DROP TABLE room;`);
  } finally {
    connection.close();
  }
  syncFile(unfinished);
  renameSync(unfinished, file);
  syncFolder(dirname(file));
}
