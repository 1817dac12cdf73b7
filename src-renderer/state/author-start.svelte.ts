import type { AuthorStart, AuthorWords } from '#core/contract/author.ts';
import type { Client } from '#core/contract/contract.ts';
import { sentenceOf } from './client-error.ts';
import { Loaded } from './loaded.svelte.ts';

/** Choosing the folder that an author works on. */
export class AuthorStartState extends Loaded<AuthorStart> {
  /** Folders whose paths begin as what is typed. */
  found: string[] = $state.raw([]);
  /** Why the last folder could not be opened, as a sentence. */
  problem: string | undefined = $state();
  readonly #client: Client;
  #newest = 0;

  constructor(client: Client) {
    super(() => client('author.start'));
    this.#client = client;
  }

  async complete(begin: string): Promise<void> {
    const mine = ++this.#newest;
    try {
      const found = await this.#client('author.complete', { begin });
      if (mine === this.#newest) this.found = found;
    } catch {
      // A path can be typed to its end without help.
      this.found = [];
    }
  }

  /** The folder chosen in the shell's dialog; none when nothing was chosen. */
  async choose(): Promise<string | undefined> {
    return (await this.#orTell(() => this.#client('author.choose'))) ?? undefined;
  }

  /** The folder as it is on the disk; none when it cannot be opened, which `problem` tells. */
  async open(folder: string): Promise<string | undefined> {
    return (await this.#orTell(() => this.#client('author.open', { folder })))?.folder;
  }

  async create(folder: string, title: string): Promise<string | undefined> {
    return (await this.#orTell(() => this.#client('author.create', { folder, title })))?.folder;
  }

  /** Adds an exercise to a folder and yields its file; none when that cannot be, which `problem` tells. */
  add(folder: string, id: string, text: string): Promise<string | undefined> {
    return this.#orTell(() => this.#client('author.addText', { folder, id, text }));
  }

  async #orTell<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      const value = await work();
      this.problem = undefined;
      return value;
    } catch (thrown) {
      this.problem = sentenceOf(thrown);
      return undefined;
    }
  }
}

/** What the editor completes; it is the same for every folder. */
export class AuthorWordsState extends Loaded<AuthorWords> {
  constructor(client: Client) {
    super(() => client('author.words'));
  }
}
