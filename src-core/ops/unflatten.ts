import { resolveDim, resolveShape } from '#core/tensor/strides.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { defineReshaping } from './reshaping.ts';

export interface UnflattenOptions {
  dim: number;
  /** The sizes that take its place; one may be −1. */
  sizes: readonly number[];
}

/**
 * Cuts one axis into several, row by row: index i·N + j becomes the indices i, j of two axes of sizes M, N.
 *
 * Shapes: [A, M·N, B] with dim 1, sizes [M, N] → [A, M, N, B].
 * Errors: ArgumentError for an axis that does not exist, or when the sizes do not multiply to that of the axis.
 * Source: torch.unflatten.
 */
export const unflattenOp: Op<'unary', UnflattenOptions> = defineReshaping(
  'unflatten',
  (input, { dim, sizes }) => {
    const axis = resolveDim('unflatten', dim, input.length);
    return input.toSpliced(axis, 1, ...resolveShape('unflatten', sizes, input[axis] as number));
  },
);

/** See `unflattenOp`. */
export function unflatten<V extends Value>(input: V, dim: number, sizes: readonly number[]): V {
  return applyOp(unflattenOp, [input], { dim, sizes });
}
