import type { Client } from '#core/contract/contract.ts';
import type { PackIssue } from '#core/contract/pages.ts';
import { sentenceOf } from './client-error.ts';

interface Named {
  id: string;
  title: string;
}

/** Trying exercises on many draws, one after the other, so that one sees how far it is and can stop it. */
export class AuthorLint {
  /** What is being tried; none while nothing is. */
  current: Named | undefined = $state.raw();
  done = $state(0);
  total = $state(0);
  issues: PackIssue[] = $state.raw([]);
  /** How it ended, as a sentence. */
  outcome: string | undefined = $state();
  readonly #client: Client;
  #isStopped = false;

  constructor(client: Client) {
    this.#client = client;
  }

  async run(exercises: readonly Named[], seeds: number): Promise<void> {
    if (this.current) return;
    this.#isStopped = false;
    [this.done, this.total, this.issues, this.outcome] = [0, exercises.length, [], undefined];
    try {
      for (const exercise of exercises) {
        if (this.#isStopped) break;
        this.current = exercise;
        const found = await this.#client('author.lint', { exerciseId: exercise.id, seeds });
        this.issues = [...this.issues, ...found];
        this.done++;
      }
      this.outcome = this.#isStopped ? stoppedAfter(this.done, this.total) : this.#summary();
    } catch (thrown) {
      this.outcome = this.#isStopped ? stoppedAfter(this.done, this.total) : sentenceOf(thrown);
    } finally {
      this.current = undefined;
    }
  }

  /** Ends it at once; what was found so far stays. */
  async stop(): Promise<void> {
    if (!this.current) return;
    this.#isStopped = true;
    await this.#client('author.stop');
  }

  #summary(): string {
    const count = this.issues.length;
    if (count === 0) return 'Nothing was found.';
    return count === 1 ? 'One thing was found.' : `${count} things were found.`;
  }
}

const stoppedAfter = (done: number, total: number): string =>
  `Stopped after ${done} of ${total} exercises.`;
