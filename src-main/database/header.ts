import { closeSync, openSync, readSync, statSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import {
  DatabaseError,
  DatabaseForeignError,
  DatabaseVersionError,
  explain,
} from './database-error.ts';

/** Marks a file as ours in its header: "CHRU". */
export const APPLICATION_ID = 0x43485255;

const MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;
const PAGE_BYTES_AT = 16;
const CHANGES_AT = 24;
const PAGES_AT = 28;
const USER_VERSION_AT = 60;
const APPLICATION_ID_AT = 68;
const COUNTED_AT = 92;

interface Header {
  applicationId: number;
  userVersion: number;
  /** Size of the file as its header tells it; none while a WAL waits to be copied back. Units: bytes. */
  toldBytes: number | undefined;
  bytes: number;
}

/**
 * Refuses a database of another program or of a later version before anything is opened for writing.
 *
 * The header is stale while a WAL waits to be copied back; then the version is read through SQLite,
 * without writing.
 * Errors: DatabaseForeignError, DatabaseVersionError; DatabaseError when the path is no file.
 * Source: sqlite.org/fileformat2.html, section 1.3.
 */
export function refuseUnknown(file: string, newest: number): void {
  const header = readHeader(file);
  if (!header) return;
  if (header.applicationId !== APPLICATION_ID) throw new DatabaseForeignError(file);
  const version = hasWal(file) ? versionThroughWal(file) : header.userVersion;
  if (version > newest) throw new DatabaseVersionError(file, version, newest);
}

/**
 * The first bytes of a database; none when there is no file yet, or an empty one.
 *
 * Errors: DatabaseForeignError; DatabaseError when the path is no file.
 */
export function readHeader(file: string): Header | undefined {
  const status = statSync(file, { throwIfNoEntry: false });
  if (!status) return undefined;
  if (!status.isFile()) throw new DatabaseError('data-folder', `${file} is not a file.`);
  if (status.size === 0) return undefined;
  const bytes = Buffer.alloc(HEADER_BYTES);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, bytes, 0, HEADER_BYTES, 0);
  } finally {
    closeSync(descriptor);
  }
  if (bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) throw new DatabaseForeignError(file);
  return {
    applicationId: bytes.readUInt32BE(APPLICATION_ID_AT),
    userVersion: bytes.readUInt32BE(USER_VERSION_AT),
    toldBytes: hasWal(file) ? undefined : toldBytes(bytes),
    bytes: status.size,
  };
}

/** The page count holds only where the last change wrote it. */
function toldBytes(header: Buffer): number | undefined {
  if (header.readUInt32BE(CHANGES_AT) !== header.readUInt32BE(COUNTED_AT)) return undefined;
  const pageBytes = header.readUInt16BE(PAGE_BYTES_AT);
  // The one size that does not fit into 16 bits is written as 1.
  return (pageBytes === 1 ? 65_536 : pageBytes) * header.readUInt32BE(PAGES_AT);
}

/** True when commits wait beside the file to be copied back. */
function hasWal(file: string): boolean {
  return (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

function versionThroughWal(file: string): number {
  try {
    const connection = new SQLite(file, { readonly: true, fileMustExist: true });
    const version = Number(connection.pragma('user_version', { simple: true }));
    connection.close();
    return version;
  } catch (thrown) {
    throw explain(file, thrown);
  }
}
