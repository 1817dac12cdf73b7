import type { DiagonalOptions } from './diagonal.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { definePartScatter } from './part.ts';
import { diagonalOf } from './views.ts';

/**
 * `input` with a diagonal replaced: out[i, i + offset] = src[…, i], out = input elsewhere.
 *
 * Shapes: input any, src as the diagonal → as input.
 * Errors: ShapeError when src is not of the diagonal's shape; as `diagonalOp`.
 * Source: torch.diagonal_scatter.
 */
export const diagonalScatterOp: Op<'binary', DiagonalOptions> = definePartScatter(
  'diagonalScatter',
  diagonalOf,
  (ops, input, options) => ops.diagonal(input, options),
  (ops, input, src, options) => ops.diagonalScatter(input, src, options),
);

/** See `diagonalScatterOp`. */
export function diagonalScatter<V extends Value>(
  input: V,
  src: V,
  options: DiagonalOptions = {},
): V {
  return applyOp(diagonalScatterOp, [input, src], options);
}
