import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Makes what was written to a file last through a power cut. */
export function syncFile(path: string): void {
  sync(path, 'r+');
}

/** Makes renames and removals in a folder last. Windows knows no sync of a folder. */
export function syncFolder(path: string): void {
  if (process.platform !== 'win32') sync(path, 'r');
}

function sync(path: string, flags: string): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
