import { defineMaxUnpool } from './max-unpool.ts';
import type { MaxUnpoolOptions } from './max-unpool.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

/**
 * Puts the numbers of a maximum pool back where they stood, zeros elsewhere: out[n, c, indices[n, c, q]] = input[n, c, q],
 * places counted row by row. Where two numbers go to one place the later one stays.
 *
 * Shapes: input and indices [N, C, h, w] or [C, h, w] → [N, C, H, W] or [C, H, W], each size
 * (size − 1)·stride − 2·padding + kernel unless `outputSize` says otherwise.
 * Errors: ShapeError unless both have one shape; ArgumentError for an output size a stride away from the usual one, and
 * for a place outside the plane.
 * Source: torch.nn.functional.max_unpool2d; the indices are those of `maxPool2dWithIndices`.
 */
export const maxUnpool2dOp: Op<'indexed', MaxUnpoolOptions> = defineMaxUnpool(
  2,
  (ops) => ops.maxUnpool2d,
);

/** See `maxUnpool2dOp`. */
export function maxUnpool2d<V extends Value>(input: V, indices: V, options: MaxUnpoolOptions): V {
  return applyOp(maxUnpool2dOp, [input, indices], options);
}
