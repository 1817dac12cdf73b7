import { matmulOp } from './matmul.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Op, Value } from './op.ts';
import { defineProduct } from './vector-products.ts';

/**
 * Matrix products one by one: out[b, m, n] = Σ_k input[b, m, k] · other[b, k, n].
 *
 * Shapes: input [B, M, K], other [B, K, N] → [B, M, N]; nothing is stretched.
 * Errors: ShapeError unless B and K are the same.
 * Source: torch.bmm.
 */
export const bmmOp: Op<'binary', NoOptions> = defineProduct(
  'bmm',
  (a, b) => a.length === 3 && b.length === 3 && a[0] === b[0] && a[2] === b[1],
  'input [B, M, K] and other [B, K, N]',
  [
    {
      id: 'first-matrix-for-all',
      title: 'first matrix for all',
      say: 'You multiplied by the first matrix each time. The i-th on the left meets the i-th on the right.',
      forward: ([a, b]) => matmulOp.forward([a, b.slice(0, 0, 1)], {}),
    },
    {
      id: 'order-swapped',
      title: 'factors exchanged',
      say: 'This is other · input. A matrix product changes when its factors are exchanged.',
      forward: ([a, b]) => bmmOp.forward([b, a], {}),
    },
  ],
);

/** See `bmmOp`. */
export function bmm<V extends Value>(input: V, other: V): V {
  return applyOp(bmmOp, [input, other], {});
}
