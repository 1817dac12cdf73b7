import { basename } from 'node:path';
import { AppError, messageOf } from '#core/errors.ts';
import type { PackIssue } from '#core/contract/pages.ts';
import type { ExerciseOutline, PackOutline } from '../../core-worker/protocol.ts';
import type { Core } from '../../core-worker/supervisor.ts';
import type { Logger } from '../logger.ts';
import type { PackSource } from '../../pack-files/loaded-pack.ts';
import { findPacks, isPackFile, PACK_FILE, readPackFolder } from './read-pack-folder.ts';

/** A pack that the core has loaded; one whose manifest is unreadable has no exercises. */
export interface LibraryPack extends PackOutline {
  hash: string;
  /** Its folder or file. */
  path: string;
  /** SHA-256 of each exercise, by its id. */
  sums: Record<string, string>;
  /** Whether it was taken in from a file, in place of a pack with its id if there is one. */
  isInstalled: boolean;
  issues: PackIssue[];
}

/** The packs of this machine: those of the app and of given folders, and those that were taken in. */
export class PackLibrary {
  readonly #own: readonly LibraryPack[];
  readonly #installed = new Map<string, LibraryPack>();

  constructor(own: readonly LibraryPack[], installed: readonly LibraryPack[] = []) {
    this.#own = own;
    for (const pack of installed) this.#installed.set(pack.id, pack);
  }

  /** A pack that was taken in stands where the one with its id stood. */
  get packs(): readonly LibraryPack[] {
    const own = this.#own.map((pack) => this.#installed.get(pack.id) ?? pack);
    const added = [...this.#installed.values()].filter((pack) => !own.includes(pack));
    return [...own, ...added];
  }

  /** Puts a pack that was taken in into its place. */
  put(pack: LibraryPack): void {
    this.#installed.set(pack.id, pack);
  }

  /** Drops a pack that was taken in; the one in whose place it stood is back. */
  drop(packId: string): void {
    this.#installed.delete(packId);
  }

  /** The pack of this id; none when there is none. */
  find(packId: string): LibraryPack | undefined {
    return this.packs.find(({ id }) => id === packId);
  }

  /** Errors: AppError when there is no such pack. */
  pack(packId: string): LibraryPack {
    const pack = this.find(packId);
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

/** A pack that was taken in: its id, the hash of its content, and its file. */
export interface InstalledFile {
  packId: string;
  contentHash: string;
  path: string;
}

/**
 * Loads every pack found at the given paths, and those that were taken in, into the core. What is wrong with them is
 * kept beside them and written to the log; nothing of it keeps the others from loading.
 */
export async function loadLibrary(
  paths: readonly string[],
  core: Core,
  logger: Logger,
  files: readonly InstalledFile[] = [],
): Promise<PackLibrary> {
  const own: LibraryPack[] = [];
  for (const found of readablePacks(paths, logger)) {
    const pack = await loadPack(found, core);
    const twin = own.find(({ id }) => id === pack.id);
    if (twin) {
      const message = `the id “${pack.id}” is taken by another pack; ${found.path} is left out`;
      pack.issues.push({ file: 'pack.yaml', line: 1, column: 1, message });
      twin.issues.push(...pack.issues.slice(-1));
    } else {
      own.push(pack);
    }
    for (const issue of pack.issues) logger.warn('pack-issue', { pack: found.path, ...issue });
  }
  const installed: LibraryPack[] = [];
  for (const file of files) {
    const pack = await loadInstalled(file, core);
    for (const issue of pack.issues) logger.warn('pack-issue', { pack: file.path, ...issue });
    installed.push(pack);
  }
  return new PackLibrary(own, installed);
}

/** A pack that was taken in, under the id that it had then, whatever has become of its file. */
export async function loadInstalled(
  { packId, contentHash, path }: InstalledFile,
  core: Core,
): Promise<LibraryPack> {
  const pack = await loadPack({ path, source: { path }, issues: [] }, core);
  const known = { isInstalled: true, id: packId };
  if (pack.hash === contentHash) return { ...pack, ...known };
  const changed = 'the file of this pack is missing or was changed; take the pack in again';
  const issue = { file: basename(path), line: 1, column: 1, message: changed };
  return { ...unread(path), title: packId, ...known, issues: [issue, ...pack.issues] };
}

/** A pack as it lies on the disk, and what stopped parts of it from being read. */
interface FoundPack {
  path: string;
  source: PackSource;
  issues: PackIssue[];
}

/** What cannot be read is left out and written to the log. */
function readablePacks(paths: readonly string[], logger: Logger): FoundPack[] {
  const reading = <T>(path: string, read: (path: string) => T[]): T[] => {
    try {
      return read(path);
    } catch (thrown) {
      logger.error('pack-unreadable', { path, reason: messageOf(thrown) });
      return [];
    }
  };
  return paths
    .flatMap((path) => reading(path, findPacks))
    .flatMap((path) => reading(path, (found) => [readFound(found)]));
}

function readFound(path: string): FoundPack {
  if (isPackFile(path)) return { path, source: { path }, issues: [] };
  const { files, pictures, issues } = readPackFolder(path);
  return { path, source: { files, pictures }, issues };
}

async function loadPack({ path, source, issues }: FoundPack, core: Core): Promise<LibraryPack> {
  try {
    const loaded = await core.load(source);
    const pack = loaded.pack ? { ...loaded.pack, path, isInstalled: false } : unread(path);
    return { ...pack, issues: [...issues, ...loaded.issues] };
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    const issue = { file: basename(path), line: 1, column: 1, message: thrown.message };
    return { ...unread(path), issues: [...issues, issue] };
  }
}

/** A pack of which nothing but its name is known. */
function unread(path: string): Omit<LibraryPack, 'issues'> {
  const name = basename(path, PACK_FILE);
  const empty = { conventions: [], topics: [], exercises: [], primers: [] };
  const nothing = { version: '', description: '', hash: '', sums: {}, path, isInstalled: false };
  return { id: name, title: name, ...nothing, ...empty };
}
