import type { z } from 'zod';
import type { AnswerType, RawOf, ViewOf } from '../answers.ts';
import type { CellStatus } from '../verdict.ts';
import type { Evaluator } from '../language/evaluator.ts';
import type { Value } from '../language/value.ts';
import type { Random } from '#core/random.ts';
import type { AuthorMisreading, PartSpec } from './part-spec.ts';

/** What an answer turned out to say, or why it cannot be read (a sentence, and the cells at fault). */
export type Reading<Given> =
  { ok: true; value: Given } | { ok: false; message: string; cells?: string[] };

type NamesByKey = Readonly<Record<string, readonly string[]>>;

/** How a readable answer did. */
export interface Grade {
  /** 0 to 1; 1 is right. */
  score: number;
  /** Why not, in a sentence or two (Markdown); the verdict's word is added by the caller. */
  message?: string;
  cells?: Record<string, CellStatus>;
  /** What the learner's code wrote. */
  console?: string;
}

/** What a learner marks the own answer by (Markdown). */
export interface SelfMarking {
  rubric: string[];
  sample: string;
}

/** Three answers that a type can make for any exercise: the pack tests hand them in. */
export interface Samples<Raw> {
  correct: Raw;
  wrong: Raw;
  unreadable: Raw;
}

/**
 * One answer type: what a pack may say, what the window shows, how an answer is read and graded,
 * and which answers it can try out by itself.
 *
 * `Spec` is the part's front matter as read, `Expected` the right answer for one draw.
 */
export interface AnswerTypeDefinition<
  T extends AnswerType,
  Spec extends PartSpec,
  Expected,
  Given,
> {
  type: T;
  /** What is handed in, for those who write JSON by hand: `a text such as "5/2"`. */
  form: string;
  /** Checks a part's front matter, `type` left out. */
  spec: z.ZodType<Spec>;
  /** The form of what the window hands in. */
  raw: z.ZodType<RawOf<T>>;
  /** The right answer of this draw; evaluated once more under each misreading. */
  solve(spec: Spec, evaluator: Evaluator): Expected;
  /** The answer of an author's misreading; without it, `solve` with its `answer` in place. */
  misread?(spec: Spec, misreading: AuthorMisreading, evaluator: Evaluator): Expected;
  /** Names that formulas under a key of the front matter know beside those of the exercise. */
  names?: NamesByKey;
  /** The same for names that the front matter itself gives. */
  namesOf?(spec: Spec): NamesByKey;
  view(spec: Spec, evaluator: Evaluator, random: Random): ViewOf<T>;
  /** True when nothing was filled in. */
  isBlank(raw: RawOf<T>): boolean;
  read(raw: RawOf<T>, expected: Expected): Reading<Given>;
  /** The right answer as a learner's; without it, a sample is read. */
  right?(expected: Expected): Given;
  grade(expected: Expected, given: Given): Grade;
  /** What its writer marks an answer by; with it nothing is graded, and no score holds the part. */
  selfMarking?(expected: Expected): SelfMarking;
  /**
   * Whether the answer of a misreading accounts for what is wrong in `given`, or in how many places it does, 0 for
   * none; without it, true when `given` is that answer. `right` is the right answer.
   */
  explains?(misread: Expected, given: Given, right: Expected): boolean | number;
  /** The learner's answer as names for `when` and `say`; `given` is always there. */
  locals(given: Given, expected: Expected): Record<string, Value>;
  samples(expected: Expected): Samples<RawOf<T>>;
  /**
   * A wrong answer as formulas of later parts know it, in the form of `like`, the right value; none for what
   * is no work (all zeros). Without it no part can follow from one of this type.
   */
  followed?(given: Given, expected: Expected, like: Value): Value | undefined;
  /**
   * For an answer of cells: the right cell where the learner's is right, else what follows from the learner's
   * own earlier answers (`own`). Without it, `own`.
   */
  merge?(right: Expected, own: Expected, given: Given): Expected;
}

/** What the mistake of an author's misreading with an `answer` leads to. */
export function misreadAnswer<T extends AnswerType, Spec extends PartSpec, Expected, Given>(
  type: AnswerTypeDefinition<T, Spec, Expected, Given>,
  spec: Spec,
  misreading: AuthorMisreading,
  evaluator: Evaluator,
): Expected {
  if (type.misread) return type.misread(spec, misreading, evaluator);
  return type.solve(Object.assign({}, spec, { answer: misreading.answer }), evaluator);
}

/** Types a definition; the generics follow from its functions. */
export function defineAnswerType<T extends AnswerType, Spec extends PartSpec, Expected, Given>(
  definition: AnswerTypeDefinition<T, Spec, Expected, Given>,
): AnswerTypeDefinition<T, Spec, Expected, Given> {
  return definition;
}
