import type { Problem } from '../problem.ts';
import type { Exercise, Pack } from '../exercise.ts';
import type { Evaluator } from '../language/evaluator.ts';
import type { Trial } from '../try-samples.ts';

/** What is wrong with an exercise, with the first seed that shows it. */
export interface Finding {
  exercise: string;
  /** None for what concerns all draws. */
  seed?: number;
  message: string;
}

/** One draw to look at. */
export interface LintedDraw {
  pack: Pack;
  exercise: Exercise;
  seed: number;
  problem: Problem;
  evaluator: Evaluator;
  /** Whether whole verdicts are asked for, or only what can be told without a search for causes. */
  isThorough: boolean;
  /** What became of the answers that the types make by themselves, handed in when first asked for. */
  trials(): Trial[];
  /** The time for measuring. Units: ms. */
  now: () => number;
}

/** Sentences about one draw; none when it is fine. */
export type DrawCheck = (draw: LintedDraw) => Iterable<string>;
