import type { SceneSpec } from '#core/scene/scene-spec.ts';
import type { AnswerType, ViewOf } from './answers.ts';

/** One exercise with its numbers drawn: all that a window needs, and nothing that gives an answer away. */
export interface Problem {
  packId: string;
  exerciseId: string;
  /** 0 is the variant with the numbers of the source, every other seed a draw. */
  seed: number;
  title: string;
  /** 1 (a warm-up) to 5 (takes an evening). */
  difficulty: number;
  topics: string[];
  /** Markdown with `$…$` formulas. */
  statement: string;
  parts: ProblemPart[];
  hintCount: number;
  hasSolution: boolean;
  /** Where a published answer differs from ours, and why (Markdown). */
  erratum?: string;
  /** What is drawn beside the statement. */
  scene?: SceneSpec;
  /** False when the exercise has no parameters to draw. */
  hasVariants: boolean;
}

export type ProblemPart = { [T in AnswerType]: PartOf<T> }[AnswerType];

export interface PartOf<T extends AnswerType> {
  id: string;
  type: T;
  /** Markdown. */
  prompt: string;
  view: ViewOf<T>;
}
