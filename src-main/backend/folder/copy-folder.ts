import { createReadStream, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { cp, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#core/errors.ts';
import { syncFile, syncFolder } from '../../database/sync-file.ts';
import { PLACE_FILE } from './place-file.ts';

/** Of one run or one machine, or made anew: left behind. */
const LEFT = ['chainrule.lock', 'exports', 'logs', 'window', PLACE_FILE];

/** Room that is to stay free. Units: bytes. */
const SPARE = 10_000_000;

/**
 * Copies a data folder that nobody uses, compares the copy byte by byte and makes it lasting; yields what removes it
 * again. Where that cannot be done, nothing of the copy is left.
 *
 * Errors: AppError `data-folder` with a sentence.
 */
export async function copyFolder(from: string, to: string): Promise<() => void> {
  const wasThere = statSync(to, { throwIfNoEntry: false }) !== undefined;
  const discard = (): void => {
    for (const name of topOf(to)) rmSync(join(to, name), { recursive: true, force: true });
    if (!wasThere) rmSync(to, { recursive: true, force: true });
  };
  try {
    const files = filesIn(from);
    if (!wasThere) mkdirSync(to);
    await assertRoom(from, to, files);
    for (const name of topOf(from)) await cp(join(from, name), join(to, name), { recursive: true });
    for (const file of files) await assertSame(join(from, file), join(to, file));
    makeLast(to);
    return discard;
  } catch (thrown) {
    discard();
    if (thrown instanceof AppError) throw thrown;
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw refuse(`${to} cannot be written: ${reason}.`);
  }
}

async function assertRoom(from: string, to: string, files: readonly string[]): Promise<void> {
  const needed = files.reduce((sum, file) => sum + statSync(join(from, file)).size, SPARE);
  const { bavail, bsize } = await statfs(to);
  if (bavail * bsize >= needed) return;
  const inWords = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`;
  throw refuse(`${to} has ${inWords(bavail * bsize)} left, and ${inWords(needed)} are needed.`);
}

/** What is copied, by its names in the folder itself; none when there is no folder. */
function topOf(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })) return [];
  return readdirSync(folder).filter((name) => !LEFT.some((left) => name.startsWith(left)));
}

/** The files that are copied, by their paths in the folder. */
function filesIn(folder: string): string[] {
  return topOf(folder).flatMap((name) => {
    if (!statSync(join(folder, name)).isDirectory()) return [name];
    const within = readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' });
    return within
      .map((path) => join(name, path))
      .filter((path) => statSync(join(folder, path)).isFile());
  });
}

async function assertSame(file: string, copy: string): Promise<void> {
  if ((await sumOf(file)) === (await sumOf(copy))) return;
  throw refuse(`${copy} is not what was written to it: its disk may be damaged.`);
}

async function sumOf(file: string): Promise<string> {
  const sum = createHash('sha256');
  await pipeline(createReadStream(file), sum);
  return sum.digest('hex');
}

/** Each file and each folder, so that the copy is there after a power cut. */
function makeLast(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) syncFile(path);
    else if (entry.isDirectory()) syncFolder(path);
  }
  syncFolder(folder);
}

const refuse = (sentence: string): AppError => new AppError('data-folder', sentence);
