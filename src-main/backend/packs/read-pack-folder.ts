import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '#core/errors.ts';
import type { PackIssue } from '#core/contract/pages.ts';
import type { PackFile } from '#core/exercise/engine.ts';
import { checkPicture } from '#core/pack/check-picture.ts';
import { LIMITS } from '#core/pack/limits.ts';
import { ASSIGNMENT_FILE, entryKind } from '#core/pack/entry-names.ts';
import { PackRefusal } from '#core/pack/refusal.ts';
import { decodeText } from '../../pack-files/decode-text.ts';

/** A pack as it lies on the disk. */
export interface PackFolder {
  path: string;
  name: string;
  files: PackFile[];
  /** Pictures by their paths in a pack file. */
  pictures: Map<string, Uint8Array>;
  /** Files that could not be read as text. */
  issues: PackIssue[];
}

const LARGEST_FILE = 1_000_000;
/** What a pack folder may hold beside exercises. */
const MANIFESTS = ['pack.yaml', ASSIGNMENT_FILE];

/**
 * The packs at a path: the folder itself when it is one, else the folders in it that are.
 *
 * Errors: AppError when it is no folder.
 */
export function findPackFolders(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new AppError('pack-folder', `${path} is not a folder.`);
  }
  if (isPack(path)) return [path];
  return readdirSync(path)
    .sort()
    .map((name) => join(path, name))
    .filter(isPack);
}

/** Reads the files of a pack: its manifest, its assignment, its exercises, its primers and its pictures. */
export function readPackFolder(path: string): PackFolder {
  const own = filesIn(path).filter((name) => MANIFESTS.includes(name) || isMarkdown(name));
  const primers = filesIn(join(path, 'primers')).filter(isMarkdown);
  const names = [...own, ...primers.map((name) => `primers/${name}`)].sort();
  const issues: PackIssue[] = [];
  const files = names.flatMap((name): PackFile[] => {
    const text = readText(join(path, name));
    if (text !== undefined) return [{ path: name, text }];
    const message = 'expected a text in UTF-8 of at most 1 MB';
    issues.push({ file: name, line: 1, column: 1, message });
    return [];
  });
  return { path, name: basename(path), files, pictures: readPictures(path, issues), issues };
}

/** The files of the folder `pictures`, each checked; what is none goes to `issues`. */
function readPictures(path: string, issues: PackIssue[]): Map<string, Uint8Array> {
  const pictures = new Map<string, Uint8Array>();
  for (const name of filesIn(join(path, 'pictures')).sort()) {
    const file = `pictures/${name}`;
    try {
      entryKind(file);
      const bytes = readLimited(join(path, file));
      checkPicture(file, bytes, (content) => decodeText(file, content));
      pictures.set(file, bytes);
    } catch (thrown) {
      if (!(thrown instanceof PackRefusal)) throw thrown;
      const { line = 1, column = 1 } = thrown.place;
      issues.push({ file, line, column, message: thrown.message });
    }
  }
  return pictures;
}

function readLimited(file: string): Uint8Array {
  const { size } = statSync(file);
  if (size <= LIMITS.file) return readFileSync(file);
  throw new PackRefusal('limit', `a picture has at most ${LIMITS.file} bytes, this one ${size}`);
}

/** Names of the files right in a folder; none where there is no such folder. */
function filesIn(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}

/**
 * The packs at a path, folders and pack files: the path itself when it is one, else those in it, sorted.
 *
 * Errors: AppError when it is neither a pack nor a folder.
 */
export function findPacks(path: string): string[] {
  if (isPackFile(path)) return [path];
  const folders = new Set(findPackFolders(path));
  if (folders.has(path)) return [path];
  return readdirSync(path)
    .sort()
    .map((name) => join(path, name))
    .filter((found) => folders.has(found) || isPackFile(found));
}

/** What a pack file is named: `name.chainpack`. */
export const PACK_FILE = '.chainpack';

export const isPackFile = (path: string): boolean =>
  path.endsWith(PACK_FILE) && (statSync(path, { throwIfNoEntry: false })?.isFile() ?? false);

const isPack = (path: string) =>
  statSync(join(path, 'pack.yaml'), { throwIfNoEntry: false })?.isFile() ?? false;

const isMarkdown = (name: string) => name.endsWith('.md') && name !== 'README.md';

function readText(file: string): string | undefined {
  if (statSync(file).size > LARGEST_FILE) return undefined;
  const bytes = readFileSync(file);
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? text : undefined;
}
