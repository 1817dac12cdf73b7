import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { definePartScatter } from './part.ts';
import type { SliceOptions } from './slice.ts';
import { sliceOf } from './views.ts';

/**
 * `input` with one slice replaced: out[…, start + i·step, …] = src[…, i, …], out = input elsewhere.
 *
 * Shapes: input any, src as the slice → as input.
 * Errors: ShapeError when src is not of the slice's shape; as `sliceOp`.
 * Source: torch.slice_scatter.
 */
export const sliceScatterOp: Op<'binary', SliceOptions> = definePartScatter(
  'sliceScatter',
  sliceOf,
  (ops, input, options) => ops.slice(input, options),
  (ops, input, src, options) => ops.sliceScatter(input, src, options),
);

/** See `sliceScatterOp`. */
export function sliceScatter<V extends Value>(input: V, src: V, options: SliceOptions = {}): V {
  return applyOp(sliceScatterOp, [input, src], options);
}
