import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '#core/errors.ts';
import type { PackIssue } from '#core/contract/pages.ts';
import type { PackFile } from '#core/exercise/engine.ts';
import { packHash } from './pack-hash.ts';

/** A pack as it lies on the disk. */
export interface PackFolder {
  path: string;
  name: string;
  files: PackFile[];
  /** Of exactly these files. */
  hash: string;
  /** Files that could not be read as text. */
  issues: PackIssue[];
}

const LARGEST_FILE = 1_000_000;

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

/** Reads the files of a pack: its manifest and its exercises. */
export function readPackFolder(path: string): PackFolder {
  const names = readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() && (entry.name === 'pack.yaml' || isMarkdown(entry.name)))
    .map(({ name }) => name)
    .sort();
  const issues: PackIssue[] = [];
  const files = names.flatMap((name): PackFile[] => {
    const text = readText(join(path, name));
    if (text !== undefined) return [{ path: name, text }];
    const message = 'expected a text in UTF-8 of at most 1 MB';
    issues.push({ file: name, line: 1, column: 1, message });
    return [];
  });
  return { path, name: basename(path), files, hash: packHash(files), issues };
}

const isPack = (path: string) =>
  statSync(join(path, 'pack.yaml'), { throwIfNoEntry: false })?.isFile() ?? false;

const isMarkdown = (name: string) => name.endsWith('.md') && name !== 'README.md';

function readText(file: string): string | undefined {
  if (statSync(file).size > LARGEST_FILE) return undefined;
  const bytes = readFileSync(file);
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? text : undefined;
}
