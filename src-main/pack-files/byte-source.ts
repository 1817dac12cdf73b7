import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Bytes that are read in pieces: of a file on the disk, or in memory. */
export interface ByteSource {
  size: number;
  /** The bytes from `start` up to `end`; fewer when the source ends before. */
  read(start: number, end: number): Buffer;
}

export function bytesInMemory(bytes: Uint8Array): ByteSource {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { size: buffer.length, read: (start, end) => buffer.subarray(start, end) };
}

/**
 * A file, opened anew for each piece: nothing keeps it from being replaced.
 *
 * Errors: what node:fs throws.
 */
export function bytesOfFile(path: string): ByteSource {
  return {
    size: withFile(path, (file) => fstatSync(file).size),
    read: (start, end) =>
      withFile(path, (file) => {
        const bytes = Buffer.alloc(Math.max(0, end - start));
        const count = readSync(file, bytes, 0, bytes.length, start);
        return bytes.subarray(0, count);
      }),
  };
}

function withFile<T>(path: string, use: (file: number) => T): T {
  const file = openSync(path, 'r');
  try {
    return use(file);
  } finally {
    closeSync(file);
  }
}
