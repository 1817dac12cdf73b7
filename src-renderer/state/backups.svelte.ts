import type { Client } from '#core/contract/contract.ts';
import type { Backup, WayOut } from '#core/contract/record.ts';
import type { AppState } from './app-state.svelte.ts';
import { sentenceOf } from './client-error.ts';

/** The backups there are, and what is being done with them. */
export class BackupsState {
  /** Newest first; none before they are loaded. */
  list: Backup[] | undefined = $state.raw();
  /** What went wrong, as a sentence. */
  error: string | undefined = $state();
  /** What was done, as a sentence. */
  done: string | undefined = $state();
  isBusy = $state(false);
  readonly #app: AppState;
  readonly #client: Client;

  constructor(app: AppState) {
    this.#app = app;
    this.#client = app.client;
  }

  load(): Promise<void> {
    return this.#during(() => Promise.resolve(undefined));
  }

  /** Takes a backup now. */
  now(): Promise<void> {
    return this.#during(async () => {
      await this.#client('backup.now');
      return 'A backup was taken and checked.';
    });
  }

  /** Puts a backup in the place of the database. */
  restore(id: string): Promise<void> {
    return this.#restore(id, 'The backup is in place. What was there before is kept.');
  }

  #restore(id: string, done: string): Promise<void> {
    return this.#during(async () => {
      const wasOpen = !this.#app.record?.damage;
      const state = await this.#client('backup.restore', { id });
      await this.#app.load();
      if (state.damage) return undefined;
      if (wasOpen) await this.#offerUndo();
      return done;
    });
  }

  /** What stood there before was backed up first: that backup leads back. */
  async #offerUndo(): Promise<void> {
    const list = await this.#client('backup.list');
    const before = list.find(({ reason }) => reason === 'restore');
    if (before)
      this.#app.undo.offer('A backup took the place of your answers.', () =>
        this.#restore(before.id, 'Your answers are as they were before.'),
      );
  }

  /** Goes on without a backup. */
  leave(way: WayOut): Promise<void> {
    return this.#during(async () => {
      await this.#client('recovery.leave', { way });
      await this.#app.load();
      return undefined;
    });
  }

  /** One thing at a time; the list is fetched anew after each. */
  async #during(work: () => Promise<string | undefined>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      [this.done, this.error] = [await work(), undefined];
      this.list = await this.#client('backup.list');
    } catch (thrown) {
      [this.done, this.error] = [undefined, sentenceOf(thrown)];
    } finally {
      this.isBusy = false;
    }
  }
}
