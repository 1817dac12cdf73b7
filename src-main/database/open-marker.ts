import { closeSync, existsSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder } from './sync-file.ts';

/**
 * A file beside the database that stands there only while the database has its WAL: from after the
 * first write until before the last connection is closed. Where it stands without a WAL, somebody
 * took the WAL away, and with it the commits that were not copied back yet.
 */
const markerOf = (file: string) => `${file}-open`;

/** Call it when the WAL is there. */
export function markOpen(file: string): void {
  closeSync(openSync(markerOf(file), 'w'));
}

/** Call it before the WAL goes; lasting when it returns, so that a power cut leaves no false mark. */
export function markClosed(file: string): void {
  if (!existsSync(markerOf(file))) return;
  rmSync(markerOf(file), { force: true });
  syncFolder(dirname(file));
}

/** True when the WAL was taken away. */
export function isWalMissing(file: string): boolean {
  if (!existsSync(markerOf(file))) return false;
  return (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0;
}
