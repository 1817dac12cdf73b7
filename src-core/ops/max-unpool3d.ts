import { defineMaxUnpool } from './max-unpool.ts';
import type { MaxUnpoolOptions } from './max-unpool.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

/**
 * Puts the numbers of a maximum pool back where they stood, zeros elsewhere: out[n, c, indices[n, c, q]] = input[n, c, q],
 * places counted row by row. Where two numbers go to one place the later one stays.
 *
 * Shapes: input and indices [N, C, d, h, w] or [C, d, h, w] → [N, C, D, H, W] or [C, D, H, W], each size
 * (size − 1)·stride − 2·padding + kernel unless `outputSize` says otherwise.
 * Errors: ShapeError unless both have one shape; ArgumentError for an output size a stride away from the usual one, and
 * for a place outside the plane.
 * Source: torch.nn.functional.max_unpool3d; the indices are those of `maxPool3dWithIndices`.
 */
export const maxUnpool3dOp: Op<'indexed', MaxUnpoolOptions> = defineMaxUnpool(
  3,
  (ops) => ops.maxUnpool3d,
);

/** See `maxUnpool3dOp`. */
export function maxUnpool3d<V extends Value>(input: V, indices: V, options: MaxUnpoolOptions): V {
  return applyOp(maxUnpool3dOp, [input, indices], options);
}
