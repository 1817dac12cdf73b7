import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { AppError, messageOf } from '#core/errors.ts';
import { exerciseId } from '#core/exercise/parse/front-matter.ts';
import { firstExercise, firstManifest } from './pack-template.ts';

/**
 * Starts a pack in a new or empty folder, whose name becomes its id; yields the names of its files.
 *
 * Errors: AppError with a sentence when that cannot be.
 */
export function startPack(folder: string, title?: string): { id: string; files: string[] } {
  const id = basename(resolve(folder));
  if (!exerciseId.safeParse(id).success)
    throw new AppError(
      'pack-new',
      `${folder}: expected a folder named with a–z, 0–9 and -, such as my-pack; its name becomes the id of the pack`,
    );
  if (isTaken(folder))
    throw new AppError(
      'pack-new',
      `${folder}: expected a new or empty folder; there is something in it`,
    );
  const files = { 'pack.yaml': firstManifest(id, title ?? id), 'first.md': firstExercise };
  try {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(files))
      writeFileSync(join(folder, name), text, { flag: 'wx' });
  } catch (thrown) {
    throw new AppError('pack-new', `${folder}: it cannot be made (${messageOf(thrown)})`);
  }
  return { id, files: Object.keys(files) };
}

function isTaken(folder: string): boolean {
  const status = statSync(folder, { throwIfNoEntry: false });
  return status !== undefined && (!status.isDirectory() || readdirSync(folder).length > 0);
}
