import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { defineTriangle } from './triangle.ts';
import type { TriangleOptions } from './triangle.ts';

/**
 * The lower triangle: out[…, i, j] = input[…, i, j] where j − i ≤ diagonal, else 0.
 *
 * Shapes: […, M, N] → the same.
 * Errors: ShapeError below two axes.
 * Source: torch.tril.
 */
export const trilOp: Op<'unary', TriangleOptions> = defineTriangle(
  'tril',
  (beyond) => beyond <= 0,
  (ops, input, options) => ops.tril(input, options),
  'what lies on and below',
);

/** See `trilOp`. */
export function tril<V extends Value>(input: V, options: TriangleOptions = {}): V {
  return applyOp(trilOp, [input], options);
}
