import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { defineTriangle } from './triangle.ts';
import type { TriangleOptions } from './triangle.ts';

/**
 * The upper triangle: out[…, i, j] = input[…, i, j] where j − i ≥ diagonal, else 0.
 *
 * Shapes: […, M, N] → the same.
 * Errors: ShapeError below two axes.
 * Source: torch.triu.
 */
export const triuOp: Op<'unary', TriangleOptions> = defineTriangle(
  'triu',
  (beyond) => beyond >= 0,
  (ops, input, options) => ops.triu(input, options),
  'what lies on and above',
);

/** See `triuOp`. */
export function triu<V extends Value>(input: V, options: TriangleOptions = {}): V {
  return applyOp(triuOp, [input], options);
}
