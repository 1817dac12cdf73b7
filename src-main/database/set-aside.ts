import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { markClosed } from './open-marker.ts';
import { syncFolder } from './sync-file.ts';

const FOLDER = 'set-aside';

/** The files that belong together; the WAL goes first, so that it is never found beside another database. */
const ENDS = ['-wal', '-shm', ''];

/**
 * Moves a database with its WAL into a fresh folder `set-aside/NNNN` beside it, under its own name
 * and byte for byte; nothing is ever removed from there. Yields the folder, none when there was nothing to move.
 */
export function setAside(file: string): string | undefined {
  const there = ENDS.filter((end) => existsSync(file + end));
  // From here on a missing WAL is no loss: it lies with its database.
  markClosed(file);
  if (there.length === 0) return undefined;
  const all = join(dirname(file), FOLDER);
  mkdirSync(all, { recursive: true });
  const last = Math.max(0, ...readdirSync(all).map(Number).filter(Number.isInteger));
  const folder = join(all, String(last + 1).padStart(4, '0'));
  mkdirSync(folder);
  for (const end of there) renameSync(file + end, join(folder, basename(file) + end));
  for (const changed of [folder, all, dirname(file)]) syncFolder(changed);
  return folder;
}
