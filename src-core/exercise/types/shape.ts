import { z } from 'zod';
import { Rational } from '#core/symbolic/rational.ts';
import { formula } from '../language/formula.ts';
import { asInteger, asList } from '../language/value.ts';
import type { CellStatus } from '../verdict.ts';
import { defineAnswerType } from './answer-type.ts';
import { commonPart } from './part-spec.ts';
import { readSizes } from './read-sizes.ts';

const spec = z.strictObject({
  ...commonPart(formula),
  answer: formula,
  /** What each axis is: `[channels, height, width]`. */
  axes: z.array(z.string()).default([]),
});

/** A tuple of sizes such as (4, 2, 2), graded axis by axis. */
export const shapeType = defineAnswerType({
  type: 'shape',
  form: 'a text such as "4 x 2"',
  spec,
  raw: z.string(),
  solve: ({ answer }, evaluator) =>
    asList(evaluator.evaluate(answer), 'answer').map((size) => asInteger(size, 'answer')),
  view: ({ axes }) => ({ axes }),
  isBlank: (raw) => raw.trim() === '',
  read: readSizes,
  grade(expected, given) {
    if (given.length !== expected.length) {
      const count = `${given.length} ${given.length === 1 ? 'size' : 'sizes'}`;
      return { score: 0, message: `You gave ${count}; the result has another number of axes.` };
    }
    const isRight = expected.map((size, axis) => size === given[axis]);
    const right = isRight.filter(Boolean).length;
    const cells = isRight.map((yes, axis): [string, CellStatus] => [
      `${axis}`,
      yes ? 'right' : 'wrong',
    ]);
    const message =
      right < expected.length && right > 0 ? `${right} of ${expected.length} axes are right.` : '';
    return { score: right / expected.length, cells: Object.fromEntries(cells), message };
  },
  locals: (given) => ({ given: given.map((size) => Rational.of(size)) }),
  samples: (expected) => ({
    correct: `(${expected.join(', ')})`,
    wrong: expected.map((size) => size + 1).join(' × '),
    unreadable: 'as large as the input',
  }),
});
