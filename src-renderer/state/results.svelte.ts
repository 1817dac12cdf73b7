import type { Client } from '#core/contract/contract.ts';
import type { FileToSave, ResultsExport, ResultsPage } from '#core/contract/results.ts';
import { RESULT_LIMITS } from '#core/results/result-form.ts';
import { sentenceOf } from './client-error.ts';
import { Loaded } from './loaded.svelte.ts';

/** The results that were opened, and those on their way. */
export class ResultsState extends Loaded<ResultsPage> {
  /** How many files of how many were looked through; none when nothing is on its way. */
  reading: { done: number; total: number } | undefined = $state.raw();
  /** Why something was not done, as a sentence. */
  problem: string | undefined = $state();
  /** The public key for sealing, once it was asked for. */
  key: { publicKey: string; file: string } | undefined = $state.raw();
  readonly #client: Client;
  #isCancelled = false;

  constructor(client: Client) {
    super(() => client('results.open'));
    this.#client = client;
  }

  /** Looks the files through one after the other; those before a cancel or a failure stay. */
  async add(files: readonly File[]): Promise<void> {
    if (this.reading) return;
    this.#isCancelled = false;
    await this.#try(async () => {
      for (const [done, file] of files.entries()) {
        if (this.#isCancelled) break;
        this.reading = { done, total: files.length };
        // One byte more than allowed is enough to be refused.
        const bytes = new Uint8Array(await file.slice(0, RESULT_LIMITS.file + 1).arrayBuffer());
        if (bytes.length > RESULT_LIMITS.file) throw new Error(tooLarge(file.name));
        await this.#client('results.add', { name: file.name, bytes });
      }
    });
    this.reading = undefined;
    await this.load();
  }

  cancel(): void {
    this.#isCancelled = true;
  }

  async clear(): Promise<void> {
    await this.#try(() => this.#client('results.clear'));
    await this.load();
  }

  async askKey(): Promise<void> {
    await this.#try(async () => {
      this.key = await this.#client('results.key');
    });
  }

  /** The file, or none when it could not be made. */
  async export(how: ResultsExport): Promise<FileToSave | undefined> {
    let file: FileToSave | undefined;
    await this.#try(async () => {
      file = await this.#client('results.export', how);
    });
    return file;
  }

  async #try(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      this.problem = undefined;
    } catch (thrown) {
      this.problem = sentenceOf(thrown);
    }
  }
}

const tooLarge = (name: string): string =>
  `${name} is too large for a result: at most ${RESULT_LIMITS.file / 1_000_000} MB are read.`;
