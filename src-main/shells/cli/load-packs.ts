import { AppError } from '#core/errors.ts';
import { readPack, type Exercise, type Pack } from '#core/exercise/engine.ts';
import { findPackFolders, readPackFolder } from '../../backend/packs/read-pack-folder.ts';
import type { CommandContext } from './command.ts';

/** Every pack whose manifest can be read, bundled ones first; one id, one pack. */
export function loadPacks({ places }: CommandContext, packDirs: readonly string[] = []): Pack[] {
  const packs = new Map<string, Pack>();
  for (const folder of [places.packsDir, ...packDirs].flatMap(findPackFolders)) {
    const { pack } = readPack(readPackFolder(folder).files);
    if (pack && !packs.has(pack.id)) packs.set(pack.id, pack);
  }
  return [...packs.values()];
}

/**
 * The exercise that `PACK/ID` names.
 *
 * Errors: AppError that names what there is instead.
 */
export function findExercise(packs: readonly Pack[], address: string): [Pack, Exercise] {
  const [packId = '', exerciseId = ''] = address.split('/');
  const pack = findPack(packs, packId);
  const exercise = pack.exercises.find(({ id }) => id === exerciseId);
  if (exercise && address === `${packId}/${exerciseId}`) return [pack, exercise];
  const known = pack.exercises.map(({ id }) => id).join(', ');
  throw new AppError('unknown-exercise', `${address}: no such exercise; there are ${known}`);
}

/** Errors: AppError that names what there is instead. */
export function findPack(packs: readonly Pack[], packId: string): Pack {
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
