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

interface Expected {
  sizes: readonly number[];
  axes: readonly string[];
}

/** A tuple of sizes such as (4, 2, 2), graded axis by axis. */
export const shapeType = defineAnswerType({
  type: 'shape',
  form: 'a text such as "4 x 2"',
  spec,
  raw: z.string(),
  solve: ({ answer, axes }, evaluator): Expected => ({
    sizes: asList(evaluator.evaluate(answer), 'answer').map((size) => asInteger(size, 'answer')),
    axes,
  }),
  view: ({ axes }) => ({ axes }),
  isBlank: (raw) => raw.trim() === '',
  read: readSizes,
  grade({ sizes, axes }: Expected, given) {
    if (given.length !== sizes.length) {
      const count = `${given.length} ${given.length === 1 ? 'size' : 'sizes'}`;
      return {
        score: 0,
        message: `You gave ${count}; the result has another number of axes. ${nextStep(axes)}`,
      };
    }
    const isRight = sizes.map((size, axis) => size === given[axis]);
    const right = isRight.filter(Boolean).length;
    const cells = isRight.map((yes, axis): [string, CellStatus] => [
      `${axis}`,
      yes ? 'right' : 'wrong',
    ]);
    const message = [
      ...(right > 0 && right < sizes.length ? [`${right} of ${sizes.length} axes are right.`] : []),
      ...(right < sizes.length ? wrongAxes(axes, isRight) : []),
    ].join(' ');
    return { score: right / sizes.length, cells: Object.fromEntries(cells), message };
  },
  locals: (given) => ({ given: given.map((size) => Rational.of(size)) }),
  followed: (given) =>
    given.some((size) => size > 0) ? given.map((size) => Rational.of(size)) : undefined,
  merge: (right, own, given) =>
    right.sizes.length === own.sizes.length
      ? {
          ...own,
          sizes: own.sizes.map((size, axis) => merged(right.sizes[axis], given[axis], size)),
        }
      : own,
  samples: ({ sizes }) => ({
    correct: `(${sizes.join(', ')})`,
    wrong: sizes.map((size) => size + 1).join(' × '),
    unreadable: 'as large as the input',
  }),
});

/** The learner's size where it is the right one, else what follows from earlier answers. */
const merged = (right: number | undefined, given: number | undefined, own: number): number =>
  given !== undefined && given === right ? given : own;

/** What to settle first when the number of axes is wrong. */
function nextStep(axes: readonly string[]): string {
  return axes.length > 0
    ? `Give one size for each of: ${axes.join(', ')}.`
    : 'Settle which axes there are before their sizes.';
}

/** Which sizes to work out again, where the axes have names. */
function wrongAxes(axes: readonly string[], isRight: readonly boolean[]): string[] {
  const wrong = axes.filter((_, axis) => isRight[axis] === false);
  return wrong.length === 0 ? [] : [`Work out again: ${wrong.join(', ')}.`];
}
