import { AppError, messageOf } from '#core/errors.ts';
import type { PackIssue } from '#core/contract/pages.ts';
import type { ExerciseOutline, PackOutline } from '../../core-worker/protocol.ts';
import type { Core } from '../../core-worker/supervisor.ts';
import type { Logger } from '../logger.ts';
import { findPackFolders, readPackFolder, type PackFolder } from './read-pack-folder.ts';

/** A pack that the core has loaded; one whose manifest is unreadable has no exercises. */
export interface LibraryPack extends PackOutline {
  hash: string;
  issues: PackIssue[];
}

/** The packs of this machine. */
export class PackLibrary {
  readonly packs: readonly LibraryPack[];

  constructor(packs: readonly LibraryPack[]) {
    this.packs = packs;
  }

  /** Errors: AppError when there is no such pack. */
  pack(packId: string): LibraryPack {
    const pack = this.packs.find(({ id }) => id === packId);
    if (pack) return pack;
    throw new AppError('unknown-pack', `There is no pack “${packId}” here.`);
  }

  /** Errors: AppError when there is no such pack or exercise. */
  exercise(packId: string, exerciseId: string): { pack: LibraryPack; exercise: ExerciseOutline } {
    const pack = this.pack(packId);
    const exercise = pack.exercises.find(({ id }) => id === exerciseId);
    if (exercise) return { pack, exercise };
    throw new AppError('unknown-exercise', `There is no exercise “${exerciseId}” in ${packId}.`);
  }
}

/**
 * Loads every pack found at the given paths into the core. What is wrong with them is kept beside
 * them and written to the log; nothing of it keeps the others from loading.
 */
export async function loadLibrary(
  paths: readonly string[],
  core: Core,
  logger: Logger,
): Promise<PackLibrary> {
  const packs: LibraryPack[] = [];
  for (const folder of readablePacks(paths, logger)) {
    const pack = await loadPack(folder, core);
    const twin = packs.find(({ id }) => id === pack.id);
    if (twin) {
      const message = `the id “${pack.id}” is taken by another pack; ${folder.path} is left out`;
      pack.issues.push({ file: 'pack.yaml', line: 1, column: 1, message });
      twin.issues.push(...pack.issues.slice(-1));
    } else {
      packs.push(pack);
    }
    for (const issue of pack.issues) logger.warn('pack-issue', { folder: folder.path, ...issue });
  }
  return new PackLibrary(packs);
}

/** Folders that cannot be read are left out and written to the log. */
function readablePacks(paths: readonly string[], logger: Logger): PackFolder[] {
  const reading = <T>(path: string, read: (path: string) => T[]): T[] => {
    try {
      return read(path);
    } catch (thrown) {
      logger.error('pack-folder-unreadable', { path, reason: messageOf(thrown) });
      return [];
    }
  };
  return paths
    .flatMap((path) => reading(path, findPackFolders))
    .flatMap((path) => reading(path, (folder) => [readPackFolder(folder)]));
}

async function loadPack(folder: PackFolder, core: Core): Promise<LibraryPack> {
  const { hash, name, files } = folder;
  const unread = { id: name, title: name, version: '', description: '', conventions: [] };
  try {
    const { pack, issues } = await core.load(hash, files);
    const outline = pack ?? { ...unread, exercises: [] };
    return { ...outline, hash, issues: [...folder.issues, ...issues] };
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    const issue = { file: 'pack.yaml', line: 1, column: 1, message: thrown.message };
    return { ...unread, exercises: [], hash, issues: [...folder.issues, issue] };
  }
}
