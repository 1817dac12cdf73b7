import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LabImages } from '#core/contract/labs.ts';
import type { KeptImages } from '../../lab-worker/protocol.ts';
import { UNFINISHED, writeDurably } from '../../pack-files/write-durably.ts';

const PIXELS = '.images.gz';
const FACTS = '.json';

/**
 * The folder of the pictures that learners picked for labs: two files each, named by the digest. No name of what was
 * picked is ever part of a path.
 */
export class ImageStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  pathOf(digest: string): string {
    return join(this.#folder, `${digest}${PIXELS}`);
  }

  has(digest: string): boolean {
    return existsSync(this.pathOf(digest));
  }

  /** On the disk, whole, when it returns. Errors: what node:fs throws, nothing left behind that counts. */
  put({ facts, bytes }: KeptImages): void {
    writeDurably(this.pathOf(facts.digest), bytes);
    writeDurably(this.#factsOf(facts.digest), Buffer.from(JSON.stringify(facts)));
  }

  /** Newest first; what cannot be read is left out. */
  list(): LabImages[] {
    if (!existsSync(this.#folder)) return [];
    return readdirSync(this.#folder)
      .filter((name) => name.endsWith(FACTS) && !name.endsWith(UNFINISHED))
      .map((name) => ({ name, at: statSync(join(this.#folder, name)).mtimeMs }))
      .sort((a, b) => b.at - a.at)
      .flatMap(({ name }) => this.find(name.slice(0, -FACTS.length)) ?? []);
  }

  /** What is known of pictures that are here. */
  find(digest: string): LabImages | undefined {
    if (!this.has(digest)) return undefined;
    try {
      const facts = JSON.parse(readFileSync(this.#factsOf(digest), 'utf8')) as LabImages;
      return facts.digest === digest ? facts : undefined;
    } catch {
      return undefined;
    }
  }

  drop(digest: string): void {
    rmSync(this.#factsOf(digest), { force: true });
    rmSync(this.pathOf(digest), { force: true });
  }

  #factsOf(digest: string): string {
    return join(this.#folder, `${digest}${FACTS}`);
  }
}
