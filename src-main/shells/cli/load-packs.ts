import { AppError } from '#core/errors.ts';
import type { Exercise, Pack } from '#core/exercise/engine.ts';
import type { PackOutline } from '#core/pack/outline.ts';
import {
  findPackFolders,
  findPacks,
  isPackFile,
  readPackFolder,
} from '../../backend/packs/read-pack-folder.ts';
import { loadPack, type LoadedPack } from '../../pack-files/loaded-pack.ts';
import type { CommandContext } from './command.ts';

/** A pack as commands list it; its exercises are read one by one. */
export interface ListedPack extends PackOutline {
  exercise: LoadedPack['exercise'];
}

/** Every pack whose manifest can be read, bundled ones first; one id, one pack. */
export function loadPacks(
  { places }: CommandContext,
  packDirs: readonly string[] = [],
): ListedPack[] {
  const packs = new Map<string, ListedPack>();
  for (const path of [places.packsDir, ...packDirs].flatMap(findPacks)) {
    const { loaded } = loadPack(isPackFile(path) ? { path } : readPackFolder(path));
    if (!loaded || packs.has(loaded.outline.id)) continue;
    packs.set(loaded.outline.id, { ...loaded.outline, exercise: loaded.exercise });
  }
  return [...packs.values()];
}

/**
 * The exercise that `PACK/ID` names, in a pack of nothing else.
 *
 * Errors: AppError that names what there is instead.
 */
export function findExercise(packs: readonly ListedPack[], address: string): [Pack, Exercise] {
  const [packId = '', exerciseId = ''] = address.split('/');
  const { exercises, exercise: read, ...head } = findPack(packs, packId);
  const isNamed = address === `${packId}/${exerciseId}`;
  const exercise = isNamed ? read(exerciseId) : undefined;
  if (exercise) return [{ ...head, exercises: [exercise], primers: [] }, exercise];
  const known = exercises.map(({ id }) => id).join(', ');
  throw new AppError('unknown-exercise', `${address}: no such exercise; there are ${known}`);
}

/** Errors: AppError that names what there is instead. */
export function findPack(packs: readonly ListedPack[], packId: string): ListedPack {
  const pack = packs.find(({ id }) => id === packId);
  if (pack) return pack;
  const known = packs.map(({ id }) => id).join(', ') || 'none';
  throw new AppError('unknown-pack', `${packId}: no such pack; there are ${known}`);
}

/** Folders of packs at a path; a folder without any is taken for one whose manifest is missing. */
export function packFoldersAt(path: string): string[] {
  const folders = findPackFolders(path);
  return folders.length > 0 ? folders : [path];
}
