import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What a file is named while it is written; whatever is left of them can be removed. */
export const UNFINISHED = '.unfinished';

/**
 * Puts bytes into a file so that at every moment there is the old file or the new one, whole: temporary file, sync,
 * rename, sync of the folder.
 *
 * Errors: what node:fs throws, the old file as it was.
 */
export function writeDurably(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}${UNFINISHED}`);
  try {
    writeAndSync(temporary, bytes);
    renameSync(temporary, path);
  } catch (thrown) {
    rmSync(temporary, { force: true });
    throw thrown;
  }
  syncFolder(dirname(path));
}

/**
 * Puts bytes into a file that was not there before; both are on the disk when it returns.
 *
 * Errors: what node:fs throws, EEXIST when there is a file already; nothing is left of one that could not be written.
 */
export function writeNew(path: string, bytes: Uint8Array, mode: number): void {
  const file = openSync(path, 'wx', mode);
  try {
    fill(file, bytes);
  } catch (thrown) {
    rmSync(path, { force: true });
    throw thrown;
  }
  syncFolder(dirname(path));
}

const writeAndSync = (path: string, bytes: Uint8Array): void => fill(openSync(path, 'w'), bytes);

/** Writes to an open file, syncs and closes it. */
function fill(file: number, bytes: Uint8Array): void {
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Windows knows no sync of a folder: there a rename is as lasting as it gets. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
