import { z } from 'zod';
import { Rational } from '#core/symbolic/rational.ts';
import type { FieldView, FieldsRaw } from '../answers.ts';
import type { Evaluator } from '../language/evaluator.ts';
import { formula } from '../language/formula.ts';
import type { Formula } from '../language/formula.ts';
import { markdown } from '../language/markdown-field.ts';
import { asBoolean } from '../language/value.ts';
import { commonPart } from './part-spec.ts';
import type { Grade, Samples } from './answer-type.ts';
import { fieldSpec, fieldViews } from './field-spec.ts';
import type { FieldSpec } from './field-spec.ts';
import { fieldsToRaw, filledFields } from './fields.ts';
import type { FieldValues } from './fields.ts';

/** Values for the fields: `{ w: [1, 1], b: -3/2 }`. */
const fieldValues = z.record(z.string(), formula);

/** A condition on the fields, and what to say when it does not hold. */
export const condition = z.strictObject({ that: formula, say: markdown });

/** What `weights` and `certificate` have in common: numbers with names that the learner finds. */
export const fieldsPart = {
  ...commonPart(z.undefined()),
  /** Sizes by name: `{ w: [2], b: [], x: vector 2..8, f: 'one of ["relu", "gelu"]' }`. */
  fields: z
    .record(z.string(), fieldSpec)
    .refine((all) => Object.keys(all).length > 0, { error: 'at least one field is needed' }),
  /** A right answer, and for the sample answers a wrong one. */
  example: fieldValues,
  wrong: fieldValues.optional(),
};

interface FieldsSpec {
  fields: Record<string, FieldSpec>;
  example: Record<string, Formula>;
  wrong?: Record<string, Formula> | undefined;
}

/** The fields of one draw with the author's examples. */
export interface DrawnFields {
  views: FieldView[];
  example: FieldValues;
  wrong: FieldValues | undefined;
}

export function drawFields(
  { fields, example, wrong }: FieldsSpec,
  evaluator: Evaluator,
): DrawnFields {
  const values = (all: Record<string, Formula>): FieldValues =>
    Object.fromEntries(Object.entries(all).map(([name, one]) => [name, evaluator.evaluate(one)]));
  return {
    views: fieldViews(fields, evaluator),
    example: values(example),
    wrong: wrong && values(wrong),
  };
}

/** What to say about the first condition that does not hold; none when all hold. */
export function firstBroken(
  conditions: readonly z.infer<typeof condition>[],
  evaluator: Evaluator,
  given: FieldValues,
): string | undefined {
  const broken = conditions.find(({ that }) => !asBoolean(evaluator.evaluate(that, given), 'that'));
  return broken?.say.render(evaluator, given);
}

/** The author's example, some numbers that `judge` refuses, and a word in place of a number. */
export function fieldSamples(
  { views, example, wrong }: DrawnFields,
  judge: (given: FieldValues) => Grade,
): Samples<FieldsRaw> {
  const constants = [0, 1, -1, 7].map((n) => filledFields(Rational.of(n), views));
  const refused = [wrong, ...constants].find((one) => one !== undefined && judge(one).score < 1);
  const [first] = views;
  return {
    correct: fieldsToRaw(example, views),
    wrong: fieldsToRaw(refused ?? {}, views),
    unreadable: { ...fieldsToRaw(example, views), ...(first && { [first.name]: ['enough'] }) },
  };
}
