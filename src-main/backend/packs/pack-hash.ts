import { createHash } from 'node:crypto';
import type { PackFile } from '#core/exercise/engine.ts';

/**
 * SHA-256 that names a pack's content: of one line `path NUL size NUL sha256 LF` per file, sorted by
 * path (by UTF-16 unit, so the same on every machine); sizes in bytes of UTF-8.
 */
export function packHash(files: readonly PackFile[]): string {
  const lines = files.map(({ path, text }) => {
    const bytes = Buffer.from(text, 'utf8');
    return [path, bytes.length, sha256(bytes)].join('\0');
  });
  return sha256(
    lines
      .sort()
      .map((line) => `${line}\n`)
      .join(''),
  );
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
