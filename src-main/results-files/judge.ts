import type { Answers } from '#core/exercise/answers.ts';
import type { PackOutline } from '#core/pack/outline.ts';
import type { Mark } from '#core/results/mark.ts';
import type { SealingKey } from './sealing-keys.ts';

/** A pack by which results are graded; `hash` names its content. */
export type GradingPack = Pick<
  PackOutline,
  'id' | 'title' | 'version' | 'exercises' | 'assignment'
> & {
  hash: string;
};

/** Answers to one draw that are to be graded: `key` is the hash of its pack. */
export interface GradedAnswers {
  key: string;
  exerciseId: string;
  seed: number;
  all: Answers[];
}

/** A mark for each answer; rejects when one of them cannot be graded. */
export type Grade = (answers: GradedAnswers) => Promise<Mark[]>;

/** What results are judged by. */
export interface Judge {
  packs: readonly GradingPack[];
  /** Keys for which results may be sealed. */
  keys: readonly SealingKey[];
  grade: Grade;
  /** Unix time, ms. */
  now: number;
}
