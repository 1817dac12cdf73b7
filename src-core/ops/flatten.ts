import { ArgumentError } from '#core/errors.ts';
import { elementCount, resolveDim } from '#core/tensor/strides.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { defineReshaping, readByColumns } from './reshaping.ts';

export interface FlattenOptions {
  /** The first axis that is merged. Default 0. */
  startDim?: number | undefined;
  /** The last axis that is merged. Default −1. */
  endDim?: number | undefined;
}

/**
 * Merges neighbouring axes into one, row by row: index i·N + j for the indices i, j of two axes of sizes M, N.
 *
 * Shapes: [A, M, N, B] with startDim 1, endDim 2 → [A, M·N, B]; a single number → [1].
 * Errors: ArgumentError for an axis that does not exist, or when startDim comes after endDim.
 * Source: torch.flatten.
 */
export const flattenOp: Op<'unary', FlattenOptions> = defineReshaping<FlattenOptions>(
  'flatten',
  (input, { startDim = 0, endDim = -1 }) => {
    const rank = Math.max(1, input.length);
    const start = resolveDim('flatten', startDim, rank);
    const end = resolveDim('flatten', endDim, rank);
    if (start > end)
      throw new ArgumentError('flatten', 'startDim not after endDim', `${startDim} and ${endDim}`);
    const merged = elementCount('flatten', input.slice(start, end + 1));
    return [...input.slice(0, start), merged, ...input.slice(end + 1)];
  },
  [
    {
      id: 'column-order',
      title: 'read by columns',
      say: 'You went down the columns. Flattening goes row by row: the last axis runs fastest.',
      forward: ([input], options) => readByColumns(input, flattenOp.shape([input.shape], options)),
    },
    {
      id: 'batch-merged',
      title: 'every axis merged',
      say: 'You merged every axis. Those before startDim, such as the batch, stay.',
      forward: ([input]) => input.reshape([-1]),
    },
  ],
);

/** See `flattenOp`. */
export function flatten<V extends Value>(input: V, options: FlattenOptions = {}): V {
  return applyOp(flattenOp, [input], options);
}
