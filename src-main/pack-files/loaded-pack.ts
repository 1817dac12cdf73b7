import { basename } from 'node:path';
import { AppError, messageOf } from '#core/errors.ts';
import type { Exercise, PackFile, PackIssue } from '#core/exercise/exercise.ts';
import { assignmentOf } from '#core/pack/check-pack.ts';
import { compiledPath } from '#core/pack/compile-pack.ts';
import type { FileLine } from '#core/pack/compiled-form.ts';
import { outlineOf, packHead, type PackOutline } from '#core/pack/outline.ts';
import { PackRefusal, refusalLine } from '#core/pack/refusal.ts';
import { buildPack } from './build-pack.ts';
import { bytesInMemory, bytesOfFile } from './byte-source.ts';
import { openPack, type OpenedPack } from './open-pack.ts';

/** Where a pack comes from: a folder as its author writes it, a pack file, or the bytes of one that nobody kept yet. */
export type PackSource =
  | { files: PackFile[]; pictures: ReadonlyMap<string, Uint8Array> }
  | { path: string }
  | { bytes: Uint8Array };

/** A pack of which lists can be shown; its exercises are read when they are asked for, and kept. */
export interface LoadedPack {
  /** Names its content: the same for a folder and for the file built from it. */
  hash: string;
  outline: PackOutline;
  /** SHA-256 of each exercise, by its id: what differs between two packs. */
  sums: Record<string, string>;
  /** An exercise, or a primer by its path; none when there is none. Errors: AppError when its file is broken. */
  exercise(id: string): Exercise | undefined;
}

/** Loads a pack; what is wrong with it is told in `issues`. A pack file is whole or not loaded at all. */
export function loadPack(source: PackSource): {
  loaded: LoadedPack | undefined;
  issues: PackIssue[];
} {
  if ('files' in source) return loadFolder(source.files, source.pictures);
  const name = 'path' in source ? basename(source.path) : 'the pack';
  try {
    const bytes = 'path' in source ? bytesOfFile(source.path) : bytesInMemory(source.bytes);
    return { loaded: loadedFile(openPack(bytes)), issues: [] };
  } catch (thrown) {
    return { loaded: undefined, issues: [issueOf(thrown, name)] };
  }
}

function loadFolder(files: readonly PackFile[], pictures: ReadonlyMap<string, Uint8Array>) {
  const { built, issues } = buildPack(files, pictures);
  if (!built) return { loaded: undefined, issues };
  const { pack, assignment, hash, files: lines } = built;
  const byId = new Map([...pack.exercises, ...pack.primers].map((one) => [one.id, one]));
  const exercise = (id: string): Exercise | undefined => byId.get(id);
  const outline = { ...outlineOf(pack), assignment };
  return { loaded: { hash, outline, sums: sumsOf(outline, lines), exercise }, issues };
}

function loadedFile(opened: OpenedPack): LoadedPack {
  const { hash, manifest, files, exercise } = opened;
  const head = packHead(manifest.pack);
  const primers = head.topics
    .filter(({ primer }) => primer)
    .map(({ id }) => `primers/${id}`)
    .filter((id) => files.some(({ path }) => path === `${id}.json`));
  const assignment = assignmentOf(manifest, opened);
  const outline = { ...head, exercises: manifest.exercises, primers, assignment };
  const known = new Set([...primers, ...manifest.exercises.map(({ id }) => id)]);
  const read = new Map<string, Exercise>();
  return {
    hash,
    outline,
    sums: sumsOf(outline, files),
    exercise(id) {
      if (!known.has(id)) return undefined;
      const kept = read.get(id) ?? withPlace(() => exercise(id));
      read.set(id, kept);
      return kept;
    },
  };
}

/** What goes wrong while the app is at work is told in one sentence. */
function withPlace<T>(work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    if (!(thrown instanceof PackRefusal)) throw thrown;
    throw new AppError(thrown.code, `This exercise cannot be read: ${refusalLine(thrown)}.`);
  }
}

/** The sums of a pack's exercises among those of its files. */
export function sumsOf(
  { exercises }: Pick<PackOutline, 'exercises'>,
  files: readonly FileLine[],
): Record<string, string> {
  const byPath = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  return Object.fromEntries(exercises.map(({ id }) => [id, byPath.get(compiledPath(id)) ?? '']));
}

/** What stops a pack file from being loaded, as an issue of it. */
function issueOf(thrown: unknown, name: string): PackIssue {
  if (thrown instanceof PackRefusal) {
    const { entry, line = 1, column = 1 } = thrown.place;
    return {
      file: entry === undefined ? name : `${name}/${entry}`,
      line,
      column,
      message: thrown.message,
    };
  }
  const isOurs = thrown instanceof AppError;
  if (!isOurs && (thrown as { syscall?: unknown } | null)?.syscall === undefined) throw thrown;
  return { file: name, line: 1, column: 1, message: `it cannot be read (${messageOf(thrown)})` };
}
