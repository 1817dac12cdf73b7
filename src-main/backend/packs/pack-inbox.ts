import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { OpenedPackFile } from '#core/contract/intake.ts';
import { AppError, messageOf } from '#core/errors.ts';
import { LIMITS } from '#core/pack/limits.ts';
import { IncomingFiles } from './incoming-files.ts';
import { PACK_FILE } from './read-pack-folder.ts';

/** How long a window waits for a file before it asks again. Units: ms. */
const WAIT_MS = 25_000;

/** Files that wait for a window at most; the oldest makes room, as in `IncomingFiles`. */
const WAITING_FILES = 2;

type Waiter = (file: OpenedPackFile | null) => void;

/** Where pack files arrive: in pieces from a window, or by their paths from a shell. */
export class PackInbox {
  readonly pieces = new IncomingFiles();
  readonly #files: OpenedPackFile[] = [];
  readonly #waiters: Waiter[] = [];
  #count = 0;

  /** Takes a file that was opened from outside; what is wrong with it is told to the window. */
  open(path: string): void {
    const file = this.#read(path);
    // The window that asked last is there most surely.
    const waiter = this.#waiters.pop();
    if (waiter) {
      waiter(file);
      return;
    }
    this.#files.push(file);
    if (this.#files.length > WAITING_FILES) this.#files.shift();
  }

  /** The next file that was or is opened; null when none came while a window may wait. */
  next(): Promise<OpenedPackFile | null> {
    const file = this.#files.shift();
    if (file) return Promise.resolve(file);
    return new Promise((resolve) => {
      const waiter: Waiter = (found) => {
        clearTimeout(timer);
        resolve(found);
      };
      const timer = setTimeout(() => {
        this.#waiters.splice(this.#waiters.indexOf(waiter), 1);
        resolve(null);
      }, WAIT_MS);
      timer.unref();
      this.#waiters.push(waiter);
    });
  }

  #read(path: string): OpenedPackFile {
    const name = basename(path);
    const transfer = `opened-${++this.#count}`;
    try {
      this.pieces.add(transfer, readLimited(path));
      return { name, transfer };
    } catch (thrown) {
      return { name, problem: messageOf(thrown) };
    }
  }
}

/** Errors: AppError with a sentence. */
function readLimited(path: string): Uint8Array {
  const refused = (why: string) =>
    new AppError('pack-file', `${path}: expected a pack file (${PACK_FILE}), but ${why}.`);
  const status = statSync(path, { throwIfNoEntry: false });
  if (!status) throw refused('there is no file of that name');
  if (!status.isFile()) throw refused('it is no file');
  if (status.size > LIMITS.packed)
    throw refused(`it is larger than any pack: at most ${LIMITS.packed / 1_000_000} MB are read`);
  try {
    return readFileSync(path);
  } catch (thrown) {
    throw refused(`it cannot be read (${messageOf(thrown)})`);
  }
}
