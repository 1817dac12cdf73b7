import type { Client } from '#core/contract/contract.ts';
import type { AttemptLine, ProgressPage } from '#core/contract/practice.ts';
import type { RhythmSettings } from '#core/contract/practice-input.ts';
import type { AppState } from './app-state.svelte.ts';
import { sentenceOf } from './client-error.ts';
import { Loaded } from './loaded.svelte.ts';

/** Mastery, mistakes, plans and attempts of the learner at work. */
export class ProgressState extends Loaded<ProgressPage> {
  /** Why the last change was not made, as a sentence. */
  problem: string | undefined = $state();
  /** Attempts before those of the page. */
  older: AttemptLine[] = $state.raw([]);
  readonly #app: AppState;
  readonly #client: Client;

  constructor(app: AppState) {
    super(() => app.client('progress.open'));
    this.#app = app;
    this.#client = app.client;
  }

  /** Keeps how much to review, and until when; the page follows, and it can be taken back. */
  async setRhythm(rhythm: RhythmSettings): Promise<void> {
    const before = this.value?.rhythm;
    await this.#keepRhythm(rhythm);
    if (before && this.problem === undefined)
      this.#app.undo.offer('The plan of reviews was changed.', () => this.#keepRhythm(before));
  }

  async #keepRhythm(rhythm: RhythmSettings): Promise<void> {
    await this.#try(async () => {
      this.value = await this.#client('rhythm.set', rhythm);
      this.older = [];
    });
  }

  async loadOlder(): Promise<void> {
    const last = this.older.at(-1) ?? this.value?.attempts.at(-1);
    if (!last) return;
    await this.#try(async () => {
      const more = await this.#client('attempt.list', { before: last.attemptId });
      this.older = [...this.older, ...more];
    });
  }

  async #try(change: () => Promise<void>): Promise<void> {
    try {
      await change();
      this.problem = undefined;
    } catch (thrown) {
      this.problem = sentenceOf(thrown);
    }
  }
}
