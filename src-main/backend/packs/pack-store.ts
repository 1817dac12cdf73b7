import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UNFINISHED, writeDurably } from '../../pack-files/write-durably.ts';
import { PACK_FILE } from './read-pack-folder.ts';

const OURS = new RegExp(`^[0-9a-f]{64}\\${PACK_FILE}$`);

/** The folder of the packs that were taken in, each one file named by its SHA-256. No other name ever counts. */
export class PackStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  pathOf(fileHash: string): string {
    return join(this.#folder, `${fileHash}${PACK_FILE}`);
  }

  /** On the disk, whole, when it returns. Errors: what node:fs throws, nothing left behind. */
  put(fileHash: string, bytes: Uint8Array): void {
    writeDurably(this.pathOf(fileHash), bytes);
  }

  remove(fileHash: string): void {
    rmSync(this.pathOf(fileHash), { force: true });
  }

  /** Removes what taking in left behind when it was cut short: unfinished files, and packs that nobody knows of. */
  sweep(known: ReadonlySet<string>): string[] {
    if (!statSync(this.#folder, { throwIfNoEntry: false })?.isDirectory()) return [];
    const left = readdirSync(this.#folder).filter(
      (name) =>
        name.endsWith(UNFINISHED) ||
        (OURS.test(name) && !known.has(name.slice(0, -PACK_FILE.length))),
    );
    for (const name of left) rmSync(join(this.#folder, name), { force: true });
    return left;
  }
}
