import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { NONE } from '../answers.ts';
import type { Evaluator } from '../language/evaluator.ts';
import { formula } from '../language/formula.ts';
import { asInteger, asNumber } from '../language/value.ts';
import { defineAnswerType } from './answer-type.ts';
import { commonPart } from './part-spec.ts';
import { bestCells, gradePick } from './grade-pick.ts';
import type { PickAnswer } from './grade-pick.ts';
import { readSet, setToRaw } from './grade-set.ts';
import { cellIds, idsIn, indicesOf, itemsOf, labelOf, pickShape, worthOf } from './pick-cells.ts';

const spec = z
  .strictObject({
    ...commonPart(formula),
    /** What stands in the cells, as a list nested once for each axis. */
    cells: formula.optional(),
    /** The sizes instead, where the cells are empty. */
    shape: formula.optional(),
    /** What the axes stand for, from the outermost: one to three. */
    axes: z.array(z.string()).max(3).optional(),
    /** The cells asked for: a list of indices, or true and false for each cell. */
    answer: formula.optional(),
    /** How many cells there are to pick; said to the learner. */
    count: formula.optional(),
    /** What each cell counts, to pick the `count` of them that count most. */
    worth: formula.optional(),
    /** The share of the best worth that is right already; 1 when left out. */
    enough: formula.optional(),
    /** Shows the cell under the cursor on the stage, whose input or output this tensor is. */
    stage: z.enum(['input', 'output']).optional(),
  })
  .refine(({ cells, shape }) => (cells === undefined) !== (shape === undefined), {
    error: 'needs either “cells” or “shape”',
  })
  .refine(({ answer, worth }) => (answer === undefined) !== (worth === undefined), {
    error: 'needs either “answer” or “worth”',
  })
  .refine(({ count, worth }) => worth === undefined || count !== undefined, {
    error: '“worth” needs “count”',
  });

type Spec = z.infer<typeof spec>;

interface Expected extends PickAnswer {
  shape: number[];
  count: number | undefined;
}

/** Names for one, two and three axes. */
const AXES = [['cell'], ['row', 'column'], ['plane', 'row', 'column']];

/**
 * Cells of a tensor: right when exactly those asked for are picked, else scored by `gradeSet`. With
 * `worth` the score is Σ worth of the picks / Σ worth of the best `count` cells.
 */
export const pickType = defineAnswerType({
  type: 'pick',
  form: `indices of cells such as ["0,1", "2,2"], or ["${NONE}"]`,
  spec,
  raw: z.array(z.string()),
  solve(spec: Spec, evaluator): Expected {
    const shape = shapeOf(spec, evaluator);
    const ids = cellIds(shape);
    const count = countOf(spec, evaluator);
    if (spec.answer) {
      const right = idsIn(evaluator.evaluate(spec.answer), shape);
      return { shape, ids, right, count, worth: undefined, enough: 1 };
    }
    const enough = spec.enough ? asNumber(evaluator.evaluate(spec.enough), 'pick, enough') : 1;
    if (!spec.worth || count === undefined) throw new AppError('pick', 'pick: there is no answer');
    const values = worthOf(evaluator.evaluate(spec.worth), shape);
    const worth = new Map(ids.map((id, at) => [id, values[at] ?? 0]));
    return { shape, ids, right: bestCells(worth, count), count, worth, enough };
  },
  view(spec, evaluator) {
    const shape = shapeOf(spec, evaluator);
    const count = countOf(spec, evaluator);
    const items = spec.cells && itemsOf(evaluator.evaluate(spec.cells), shape);
    const names = AXES[shape.length - 1] ?? [];
    return {
      shape,
      labels: items?.map(labelOf) ?? [],
      axes: shape.map((_, axis) => spec.axes?.[axis] ?? names[axis] ?? ''),
      ...(count !== undefined && { count }),
      ...(spec.stage && { stage: spec.stage }),
    };
  },
  isBlank: (raw) => raw.length === 0,
  read(raw, { ids, count }) {
    const shown = `Pick cells of this tensor, each once: ${ids[0]} to ${ids.at(-1)}, or ${NONE} alone.`;
    const reading = readSet(raw, new Set(ids), shown);
    if (!reading.ok || count === undefined || reading.value.length === count) return reading;
    const picked = reading.value.length;
    const message = `Asked for ${count === 1 ? 'is 1 cell' : `are ${count} cells`}; yours ${picked === 1 ? 'is 1' : `are ${picked}`}.`;
    return { ok: false, message };
  },
  grade: (expected: Expected, given) => gradePick(expected, given),
  locals: (given, { shape }) => ({
    given: given.map((id) => {
      const indices = indicesOf(id).map((index) => Rational.of(index));
      return shape.length === 1 ? (indices[0] ?? Rational.zero) : indices;
    }),
  }),
  samples({ ids, right, count, worth }) {
    const others = ids.filter((id) => !right.includes(id));
    const swapped = worth
      ? bestCells(worth, ids.length).slice(-right.length)
      : [...others.slice(0, 1), ...right.slice(1)];
    const wrong = count === undefined && right.length > 0 ? right.slice(1) : swapped;
    return { correct: setToRaw(right), wrong: setToRaw(wrong), unreadable: ['no such cell'] };
  },
});

function shapeOf({ cells, shape }: Spec, evaluator: Evaluator): number[] {
  return pickShape(cells && evaluator.evaluate(cells), shape && evaluator.evaluate(shape));
}

function countOf({ count }: Spec, evaluator: Evaluator): number | undefined {
  return count && asInteger(evaluator.evaluate(count), 'pick, count');
}
