import type { Client } from '#core/contract/contract.ts';
import type { AuthorBuilt, AuthorKey } from '#core/contract/author.ts';
import { sentenceOf } from './client-error.ts';

/** Building and signing the pack file of a folder. */
export class AuthorBuild {
  /** The key of this machine; null where there is none, undefined before that is known. */
  key: AuthorKey | null | undefined = $state.raw();
  signs = $state(false);
  built: AuthorBuilt | undefined = $state.raw();
  error: string | undefined = $state();
  isBusy = $state(false);
  readonly #client: Client;
  readonly #folder: string;

  constructor(client: Client, folder: string) {
    this.#client = client;
    this.#folder = folder;
  }

  load(): Promise<void> {
    return this.#during(async () => {
      this.built = undefined;
      this.key = await this.#client('author.key');
      this.signs = this.key !== null;
    });
  }

  makeKey(): Promise<void> {
    return this.#during(async () => {
      this.key = await this.#client('author.newKey');
      this.signs = true;
    });
  }

  /** `takesIn` shows the file to the learner at work here, as if it had been opened. */
  build(takesIn: boolean): Promise<void> {
    return this.#during(async () => {
      const input = { folder: this.#folder, signs: this.signs, takesIn };
      this.built = await this.#client('author.build', input);
    });
  }

  async #during(work: () => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      await work();
      this.error = undefined;
    } catch (thrown) {
      this.error = sentenceOf(thrown);
    } finally {
      this.isBusy = false;
    }
  }
}
