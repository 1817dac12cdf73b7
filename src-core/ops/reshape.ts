import { elementCount, resolveShape } from '#core/tensor/strides.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { defineReshaping, readByColumns } from './reshaping.ts';

export interface ReshapeOptions {
  /** One size may be −1: it takes what is left. */
  shape: readonly number[];
}

/**
 * The same numbers in the same row-major order, in another shape.
 *
 * Shapes: any → `shape`, with as many elements. A view unless elements have to move.
 * Errors: ArgumentError when the number of elements differs.
 * Source: torch.reshape.
 */
export const reshapeOp: Op<'unary', ReshapeOptions> = defineReshaping<ReshapeOptions>(
  'reshape',
  (input, { shape }) => resolveShape('reshape', shape, elementCount('reshape', input)),
  [
    {
      id: 'column-order',
      title: 'read by columns',
      say: 'Right numbers, read column by column. Here the last axis runs fastest: row by row.',
      forward: ([input], options) => readByColumns(input, reshapeOp.shape([input.shape], options)),
    },
    {
      id: 'transposed',
      title: 'transposed instead',
      say: 'You exchanged the axes. A reshape keeps the row by row order and only cuts the rows anew.',
      forward: ([input], options) =>
        input
          .permute(input.shape.map((_, axis) => input.rank - 1 - axis))
          .reshape(reshapeOp.shape([input.shape], options)),
    },
  ],
);

/** See `reshapeOp`. */
export function reshape<V extends Value>(input: V, shape: readonly number[]): V {
  return applyOp(reshapeOp, [input], { shape });
}
