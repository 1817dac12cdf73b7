import { matmulOp } from './matmul.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Op, Value } from './op.ts';
import { defineProduct } from './vector-products.ts';

/**
 * Matrix times vector: out[m] = Σ_k input[m, k] · vector[k].
 *
 * Shapes: input [M, K], vector [K] → [M].
 * Errors: ShapeError unless K is the same.
 * Source: torch.mv.
 */
export const mvOp: Op<'binary', NoOptions> = defineProduct(
  'mv',
  (a, b) => a.length === 2 && b.length === 1 && a[1] === b[0],
  'a matrix [M, K] and a vector [K]',
  [
    {
      id: 'transposed',
      title: 'matrix transposed',
      say: 'You went down the columns of the matrix. Each row meets the vector.',
      forward: ([a, b]) => matmulOp.forward([a.permute([1, 0]), b], {}),
    },
  ],
);

/** See `mvOp`. */
export function mv<V extends Value>(input: V, vector: V): V {
  return applyOp(mvOp, [input, vector], {});
}
