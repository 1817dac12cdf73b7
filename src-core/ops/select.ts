import { resolveDim } from '#core/tensor/strides.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { definePart } from './part.ts';
import { placeOf } from './views.ts';

export interface SelectOptions {
  dim: number;
  /** Counted from the end when negative. */
  index: number;
}

/**
 * One place along an axis, which disappears: out[…, …] = input[…, index, …].
 *
 * Shapes: [s_0, …, s_dim, …] → without s_dim. A view: no number is copied.
 * Errors: ArgumentError for an axis or a place that does not exist.
 * Source: torch.select.
 */
export const selectOp: Op<'unary', SelectOptions> = definePart(
  'select',
  placeOf,
  (ops, input, src, options) => ops.selectScatter(input, src, options),
  (ops, input, { dim, index }) => ops.select(input, dim, index),
  [
    {
      id: 'counted-from-one',
      title: 'counted from 1',
      say: 'You counted places from 1. The first place is number 0.',
      forward: ([input], { dim, index }) => input.select(dim, index > 0 ? index - 1 : index),
    },
    {
      id: 'other-axis',
      title: 'along another axis',
      say: 'You took the place along the next axis. Axis 0 is the outermost: the rows of a matrix.',
      forward([input], { dim, index }) {
        const axis = resolveDim('select', dim, input.rank);
        return input.select((axis + 1) % input.rank, index);
      },
    },
  ],
);

/** See `selectOp`. */
export function select<V extends Value>(input: V, dim: number, index: number): V {
  return applyOp(selectOp, [input], { dim, index });
}
