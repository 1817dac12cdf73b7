import { z } from 'zod';
import { ArgumentError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { formula } from '../language/formula.ts';
import { asRational } from '../language/value.ts';
import { defineAnswerType } from './answer-type.ts';
import { commonPart } from './part-spec.ts';
import { readNumber } from './read-number.ts';

const spec = z.strictObject({
  ...commonPart(formula),
  answer: formula,
  unit: z.string().optional(),
});

/** A whole number, right when it equals `answer`. */
export const integerType = defineAnswerType({
  type: 'integer',
  form: 'a text such as "12"',
  spec,
  raw: z.string(),
  solve: ({ answer }, evaluator) => asRational(evaluator.evaluate(answer), 'answer'),
  view: ({ unit }) => (unit === undefined ? {} : { unit }),
  isBlank: (raw) => raw.trim() === '',
  read: readNumber,
  grade: (expected, given) => ({
    score: given.equals(expected) ? 1 : 0,
    message: given.isInteger() ? '' : 'A whole number is asked for.',
  }),
  locals: (given) => ({ given }),
  followed: (given) => (given.sign() === 0 ? undefined : given),
  samples(expected) {
    if (!expected.isInteger())
      throw new ArgumentError('answer', 'a whole number', expected.toString());
    const wrong = expected.add(Rational.one).toString();
    return { correct: expected.toString(), wrong, unreadable: 'seven' };
  },
});
