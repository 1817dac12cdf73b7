import { existsSync } from 'node:fs';
import { AppError } from '#core/errors.ts';
import type { RecordState } from '#core/contract/record.ts';
import type { Answers } from '#core/exercise/answers.ts';
import type { NewAttempt } from '../../database/attempts.ts';
import type { VariantKey } from '../../database/variant.ts';
import type { LearnerRecord } from './record.ts';

interface WaitingDraft {
  variant: VariantKey;
  answers: Answers;
  at: number;
}

/** What passes: a full disk, a lock of another program, a disk that was pulled out. */
const PASSES = ['disk-full', 'disk', 'data-folder', 'database-busy', 'database-gone', 'recovery'];
const EVERY_MS = 2000;

interface Options {
  record: Pick<LearnerRecord, 'database' | 'comeBack'>;
  file: string;
  /** Told of everything that was written. */
  onSaved: () => void;
}

/**
 * Writes answers and drafts; what cannot be written now waits in memory, in order, and is tried
 * again every two seconds. Pages read through it, so that the learner can go on meanwhile.
 */
export class Unsaved {
  readonly #options: Options;
  #attempts: NewAttempt[] = [];
  /** The newest of each variant. */
  #drafts = new Map<string, WaitingDraft>();
  #reason = '';

  constructor(options: Options) {
    this.#options = options;
  }

  get state(): RecordState['unsaved'] {
    return { answers: this.#attempts.length, drafts: this.#drafts.size, reason: this.#reason };
  }

  /** Errors: what cannot be mended by waiting. */
  saveDraft(variant: VariantKey, answers: Answers, at: number): void {
    const key = keyOf(variant);
    this.#drafts.set(key, { variant, answers, at });
    this.#flushOr(() => this.#drafts.delete(key));
  }

  /** Errors: what cannot be mended by waiting. */
  saveAttempt(attempt: NewAttempt): void {
    this.#attempts.push(attempt);
    this.#flushOr(() => this.#attempts.pop());
  }

  draftOn = (variant: VariantKey): Answers | undefined => this.#drafts.get(keyOf(variant))?.answers;

  /** Answers on a variant that wait, the oldest first. */
  attemptsOn = (variant: VariantKey): NewAttempt[] =>
    this.#attempts.filter((attempt) => keyOf(attempt) === keyOf(variant));

  /** Tries again now; true when nothing waits any more. */
  retry(): boolean {
    if (this.#attempts.length + this.#drafts.size === 0) return true;
    try {
      this.#writeAll();
      return true;
    } catch (thrown) {
      if (!(thrown instanceof AppError) || !PASSES.includes(thrown.code)) throw thrown;
      this.#reason = thrown.message;
      const { record, file } = this.#options;
      // Its disk is back, or a copy of it: the old one is open no longer. The next try writes.
      if (thrown.code === 'database-gone' && existsSync(file)) record.comeBack();
      return false;
    }
  }

  /** Tries every two seconds until the returned function is called. */
  start(onError: (thrown: unknown) => void): () => void {
    const timer = setInterval(() => {
      try {
        this.retry();
      } catch (thrown) {
        onError(thrown);
      }
    }, EVERY_MS);
    timer.unref();
    return () => clearInterval(timer);
  }

  #writeAll(): void {
    const { database } = this.#options.record;
    database.transact(() => {
      for (const { variant, answers, at } of this.#drafts.values()) {
        database.drafts.save(variant, answers, at);
      }
      for (const attempt of this.#attempts) database.attempts.record(attempt);
    });
    this.#attempts = [];
    this.#drafts.clear();
    this.#reason = '';
    this.#options.onSaved();
  }

  #flushOr(takeBack: () => void): void {
    try {
      this.retry();
    } catch (thrown) {
      takeBack();
      throw thrown;
    }
  }
}

const keyOf = ({ profileId, packId, exerciseId, seed }: VariantKey): string =>
  JSON.stringify([profileId, packId, exerciseId, seed]);
