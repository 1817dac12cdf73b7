import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { writeDurably } from '../../pack-files/write-durably.ts';

/** Lies in the folder of a start whose data were moved elsewhere. */
export const PLACE_FILE = 'moved-to.json';

const place = z.object({ folder: z.string().min(1) });

/**
 * Where the data of a folder were moved; none when they still lie there.
 *
 * Errors: AppError `data-folder` when the file that tells it cannot be read.
 */
export function readPlace(startDir: string): string | undefined {
  const file = join(startDir, PLACE_FILE);
  if (!existsSync(file)) return undefined;
  try {
    return place.parse(JSON.parse(readFileSync(file, 'utf8'))).folder;
  } catch {
    const sentence = `${file} does not tell where your answers were moved. Put it right, or remove it to begin with what was left in ${startDir}.`;
    throw new AppError('data-folder', sentence);
  }
}

/** Says so, from the next start on. Errors: what node:fs throws. */
export function writePlace(startDir: string, folder: string): void {
  writeDurably(join(startDir, PLACE_FILE), Buffer.from(`${JSON.stringify({ folder })}\n`));
}
