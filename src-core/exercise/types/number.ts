import { z } from 'zod';
import { Rational } from '#core/symbolic/rational.ts';
import { formatText } from '../language/format.ts';
import { formula } from '../language/formula.ts';
import { asRational } from '../language/value.ts';
import { defineAnswerType } from './answer-type.ts';
import { commonPart } from './part-spec.ts';
import { readNumber } from './read-number.ts';

const spec = z.strictObject({
  ...commonPart(formula),
  answer: formula,
  /** How far off an answer may be, in the unit of the answer. */
  tolerance: formula.optional(),
  unit: z.string().optional(),
});

/** A number, right when it lies within `tolerance` (absolute, 0 by default) of `answer`. */
export const numberType = defineAnswerType({
  type: 'number',
  form: 'a text such as "5/2"',
  spec,
  raw: z.string(),
  solve: ({ answer, tolerance }, evaluator) => ({
    answer: asRational(evaluator.evaluate(answer), 'answer'),
    tolerance: tolerance ? asRational(evaluator.evaluate(tolerance), 'tolerance') : Rational.zero,
  }),
  view: ({ unit, tolerance }, evaluator) => ({
    ...(unit !== undefined && { unit }),
    ...(tolerance && { tolerance: formatText(evaluator.evaluate(tolerance)) }),
  }),
  isBlank: (raw) => raw.trim() === '',
  read: readNumber,
  grade({ answer, tolerance }, given) {
    return { score: given.sub(answer).abs().compare(tolerance) <= 0 ? 1 : 0 };
  },
  locals: (given) => ({ given }),
  followed: (given) => (given.sign() === 0 ? undefined : given),
  samples: ({ answer, tolerance }) => ({
    correct: answer.toString(),
    wrong: answer
      .add(tolerance.mul(Rational.of(2)))
      .add(Rational.one)
      .toString(),
    unreadable: 'about a half',
  }),
});
