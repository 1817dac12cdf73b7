import { z } from 'zod';
import type { AnswerType, RawOf, ViewOf } from '../answers.ts';
import type { CellStatus } from '../verdict.ts';
import type { Evaluator } from '../language/evaluator.ts';
import { formula } from '../language/formula.ts';
import type { Formula } from '../language/formula.ts';
import { markdown } from '../language/markdown-field.ts';
import type { Template } from '../language/template.ts';
import type { Value } from '../language/value.ts';
import type { Random } from '#core/random.ts';

/** What an answer turned out to say, or why it cannot be read (a sentence, and the cells at fault). */
export type Reading<Given> =
  { ok: true; value: Given } | { ok: false; message: string; cells?: string[] };

/** How a readable answer did. */
export interface Grade {
  /** 0 to 1; 1 is right. */
  score: number;
  /** Why not, in a sentence or two (Markdown); the verdict's word is added by the caller. */
  message?: string;
  cells?: Record<string, CellStatus>;
}

/** Three answers that a type can make for any exercise: the pack tests hand them in. */
export interface Samples<Raw> {
  correct: Raw;
  wrong: Raw;
  unreadable: Raw;
}

/**
 * The keys that every part may have: `misreadings`, and `answer` for the types that have one.
 * A misreading is a wrong answer that the author foresaw, said in the same form as the right one
 * or as a test that holds for it.
 */
export function commonPart<Answer extends z.ZodType>(answer: Answer) {
  const misreading = z.strictObject({
    /** The answer that the mistake leads to. */
    answer: answer.optional(),
    /** True for answers of this mistake; `given` is the learner's answer, fields go by their names. */
    when: formula.optional(),
    id: z.string().optional(),
    title: z.string().optional(),
    say: markdown,
    /** Right, only in a convention that this pack does not use. */
    convention: z.boolean().optional(),
  });
  const misreadings = z.array(misreading).default([]);
  const eitherOr = { error: 'each misreading needs either “answer” or “when”' };
  return {
    misreadings: misreadings.refine(
      (all) => all.every((one) => (one.answer === undefined) !== (one.when === undefined)),
      eitherOr,
    ),
  };
}

/** A misreading of an author; `answer` has the form of the part's own. */
export interface AuthorMisreading {
  answer?: unknown;
  when?: Formula | undefined;
  id?: string | undefined;
  title?: string | undefined;
  say: Template;
  convention?: boolean | undefined;
}

/** What every part's front matter has in common once it is read. */
export interface PartSpec {
  misreadings: AuthorMisreading[];
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
  /** Checks a part's front matter, `type` left out. */
  spec: z.ZodType<Spec>;
  /** The form of what the window hands in. */
  raw: z.ZodType<RawOf<T>>;
  /** The right answer of this draw; evaluated once more under each misreading. */
  solve(spec: Spec, evaluator: Evaluator): Expected;
  view(spec: Spec, evaluator: Evaluator, random: Random): ViewOf<T>;
  /** True when nothing was filled in. */
  isBlank(raw: RawOf<T>): boolean;
  read(raw: RawOf<T>, expected: Expected): Reading<Given>;
  grade(expected: Expected, given: Given): Grade;
  /** The learner's answer as names for `when` and `say`; `given` is always there. */
  locals(given: Given, expected: Expected): Record<string, Value>;
  samples(expected: Expected): Samples<RawOf<T>>;
}

/** Types a definition; the generics follow from its functions. */
export function defineAnswerType<T extends AnswerType, Spec extends PartSpec, Expected, Given>(
  definition: AnswerTypeDefinition<T, Spec, Expected, Given>,
): AnswerTypeDefinition<T, Spec, Expected, Given> {
  return definition;
}
