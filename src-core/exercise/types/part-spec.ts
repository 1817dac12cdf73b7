import { z } from 'zod';
import { formula } from '../language/formula.ts';
import type { Formula } from '../language/formula.ts';
import { markdown } from '../language/markdown-field.ts';
import type { Template } from '../language/template.ts';

/** A misreading of an author; `answer` has the form of the part's own. */
export interface AuthorMisreading {
  answer?: unknown;
  when?: Formula | undefined;
  id?: string | undefined;
  title?: string | undefined;
  say: Template;
  convention?: boolean | undefined;
  sometimesRight?: boolean | undefined;
}

/** An earlier part on whose answer this one rests. */
export interface Following {
  /** The name of that answer in formulas. */
  name: string;
  part: string;
  /** Where it stands in the front matter, under `follows`. */
  key: string | number;
}

/** What every part's front matter has in common once it is read. */
export interface PartSpec {
  misreadings: AuthorMisreading[];
  answerIsShown?: boolean | undefined;
  follows?: Following[] | undefined;
}

const FOLLOWS =
  'expected earlier parts, such as [size], or names in formulas with their parts, such as { M: matrix }';

/** Earlier parts: `[size]`, or `{ M: matrix }` where the name in formulas is another. */
const followings = z
  .union([z.array(z.string()), z.record(z.string(), z.string())], { error: FOLLOWS })
  .transform((given): Following[] =>
    Array.isArray(given)
      ? given.map((part, key) => ({ name: part, part, key }))
      : Object.entries(given).map(([name, part]) => ({ name, part, key: name })),
  );

/**
 * The keys that every part may have, beside `answer` for the types that have one.
 * A misreading is a wrong answer that the author foresaw, said in the same form as the right one
 * or as a test that holds for it.
 */
export function commonPart<Answer extends z.ZodType>(answer: Answer) {
  return {
    misreadings: misreadingList(z.strictObject(misreadingFields(answer))),
    /** The texts show the answer, and to find it there is the question. */
    answerIsShown: z.boolean().optional(),
    /** The earlier parts whose answers formulas of this one use: wrong ones of the learner's, too. */
    follows: followings.optional(),
  };
}

/** What an author says about one misreading. */
export function misreadingFields<Answer extends z.ZodType>(answer: Answer) {
  return {
    /** The answer that the mistake leads to. */
    answer: answer.optional(),
    /** True for answers of this mistake; `given` is the learner's answer, fields go by their names. */
    when: formula.optional(),
    id: z.string().optional(),
    title: z.string().optional(),
    say: markdown,
    /** Right, only in a convention that this pack does not use. */
    convention: z.boolean().optional(),
    /** Some draws may have numbers with which the mistake leads to the right answer; else they are refused. */
    sometimesRight: z.boolean().optional(),
  };
}

/** A list of such misreadings; a type may give them further fields. */
export function misreadingList<Misreading extends z.ZodType<{ answer?: unknown; when?: unknown }>>(
  misreading: Misreading,
) {
  const eitherOr = { error: 'each misreading needs either “answer” or “when”' };
  return z
    .array(misreading)
    .default([])
    .refine(
      (all) => all.every((one) => (one.answer === undefined) !== (one.when === undefined)),
      eitherOr,
    );
}
