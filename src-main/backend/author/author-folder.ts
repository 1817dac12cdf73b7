import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AuthorFiles, AuthorSaved, AuthorText } from '#core/contract/author.ts';
import { AppError, messageOf } from '#core/errors.ts';
import { ASSIGNMENT_FILE } from '#core/pack/entry-names.ts';
import { decodeText } from '../../pack-files/decode-text.ts';
import { sha256 } from '../../pack-files/sha256.ts';
import { writeDurably } from '../../pack-files/write-durably.ts';

const MANIFESTS = ['pack.yaml', ASSIGNMENT_FILE];
const MARKDOWN = /^(?:primers\/)?[^/\\.][^/\\]*\.md$/;
const LARGEST = 1_000_000;

/** The folder of a pack that its author works on: texts of it and nothing else are read and written. */
export class AuthorFolder {
  readonly path: string;

  /** Errors: AppError with a sentence when it is no folder. */
  constructor(path: string) {
    try {
      if (!statSync(path).isDirectory()) throw new AppError('author', `${path} is not a folder.`);
      this.path = realpathSync(path);
    } catch (thrown) {
      if (thrown instanceof AppError) throw thrown;
      throw new AppError('author', `${path} cannot be opened: there is no such folder.`);
    }
  }

  /** The texts of the folder, and a name for its state, pictures included. */
  list(): AuthorFiles {
    const own = namesIn(this.path);
    const primers = namesIn(join(this.path, 'primers')).map((name) => `primers/${name}`);
    const pictures = namesIn(join(this.path, 'pictures')).map((name) => `pictures/${name}`);
    const texts = [...own, ...primers].filter((name) => isText(name));
    const manifests = MANIFESTS.filter((name) => texts.includes(name));
    const files = [...manifests, ...texts.filter((name) => !manifests.includes(name)).sort()];
    const states = [...files, ...pictures].map((name) => {
      const status = lstatSync(join(this.path, name), { throwIfNoEntry: false });
      return [name, status?.size, status?.mtimeMs];
    });
    return { folder: this.path, files, revision: sha256(JSON.stringify(states)) };
  }

  /** Errors: AppError with a sentence when it cannot be read. */
  read(path: string): AuthorText {
    const file = this.#place(path);
    try {
      const bytes = readFileSync(file);
      if (bytes.length > LARGEST) throw new AppError('author', 'it has more than 1 MB');
      return { path, text: decodeText(path, bytes), stamp: sha256(bytes) };
    } catch (thrown) {
      throw new AppError('author', `${path} cannot be read: ${messageOf(thrown)}.`);
    }
  }

  /**
   * Writes a text that was read with this stamp; an empty stamp stands for a new file. What was changed meanwhile is
   * not overwritten.
   *
   * Errors: AppError with a sentence when it cannot be written.
   */
  save(path: string, text: string, stamp: string): AuthorSaved {
    const file = this.#place(path);
    const there = lstatSync(file, { throwIfNoEntry: false }) ? this.read(path) : undefined;
    if ((there?.stamp ?? '') !== stamp) return { conflict: there ?? null };
    const bytes = Buffer.from(text, 'utf8');
    try {
      writeDurably(file, bytes);
    } catch (thrown) {
      throw new AppError('author', `${path} cannot be written: ${messageOf(thrown)}.`);
    }
    return { stamp: sha256(bytes) };
  }

  /** Where a text stands. Errors: AppError for anything that is no text of this very folder, links included. */
  #place(path: string): string {
    const file = join(this.path, path);
    const parent = lstatSync(dirname(file), { throwIfNoEntry: false });
    const own = lstatSync(file, { throwIfNoEntry: false });
    if (isText(path) && parent?.isDirectory() && (own?.isFile() ?? true)) return file;
    const message = `“${path.slice(0, 80)}” is no text of this folder: expected ${MANIFESTS.join(', ')} or a name such as sizes.md.`;
    throw new AppError('author', message);
  }
}

const isText = (path: string): boolean => MANIFESTS.includes(path) || MARKDOWN.test(path);

/** Names of the files right in a folder that is one itself, no link. */
function namesIn(folder: string): string[] {
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}
