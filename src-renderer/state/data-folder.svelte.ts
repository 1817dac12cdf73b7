import type { Client } from '#core/contract/contract.ts';
import type { DataFolder } from '#core/contract/folder.ts';
import { sentenceOf } from './client-error.ts';

/** Where the learner's data lie, and moving them. */
export class DataFolderState {
  place: DataFolder | undefined = $state.raw();
  /** Folders whose paths begin as what is typed. */
  found: string[] = $state.raw([]);
  isMoving = $state(false);
  /** What went wrong, as a sentence. */
  error: string | undefined = $state();
  /** The folder that was left, once the data lie elsewhere. */
  left: string | undefined = $state();
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  load = (): Promise<void> => this.#try(async () => this.#client('folder.open'));

  async complete(begin: string): Promise<void> {
    try {
      this.found = await this.#client('author.complete', { begin });
    } catch {
      // A path can be typed to its end without help.
      this.found = [];
    }
  }

  /** The folder chosen in the shell's dialog; none when nothing was chosen. */
  async choose(): Promise<string | undefined> {
    try {
      return (await this.#client('folder.choose')) ?? undefined;
    } catch (thrown) {
      this.error = sentenceOf(thrown);
      return undefined;
    }
  }

  /** Copies everything into another folder and goes on there. */
  async move(into: string): Promise<void> {
    const before = this.place?.folder;
    this.isMoving = true;
    await this.#try(() => this.#client('folder.move', { into }));
    this.isMoving = false;
    if (this.error === undefined) this.left = before;
  }

  async #try(work: () => Promise<DataFolder>): Promise<void> {
    try {
      this.place = await work();
      this.error = undefined;
    } catch (thrown) {
      this.error = sentenceOf(thrown);
    }
  }
}
