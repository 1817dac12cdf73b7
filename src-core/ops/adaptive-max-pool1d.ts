import { defineMaximum } from './max-pool.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { adaptivePoolMisreadings } from './pool-misreadings.ts';
import { adaptivePool } from './pool-windows.ts';
import type { AdaptivePoolOptions } from './pool-windows.ts';

/**
 * The largest number of each of as many windows as wanted: out[n, c, r] = max of input over the
 * cells from ⌊r·H/h⌋ to ⌈(r + 1)·H/h⌉ − 1 of an axis of H cells and h windows, likewise along every axis. Windows differ
 * in size by one at most; of equals the first gets the gradient, NaN always wins.
 *
 * Shapes: input [N, C, L] or [C, L] → [N, C, l] or [C, l], l from `outputSize`; null keeps a size.
 * Errors: ShapeError for another rank or no cells, ArgumentError for an output size that is no whole number ≥ 0.
 * Source: torch.nn.functional.adaptive_max_pool1d.
 */
export const adaptiveMaxPool1dOp: Op<'unary', AdaptivePoolOptions> = defineMaximum(
  'adaptiveMaxPool1d',
  1,
  (input, options) => adaptivePool('adaptiveMaxPool1d', 1, input, options),
  adaptivePoolMisreadings(1, 'maximum'),
);

/** See `adaptiveMaxPool1dOp`. */
export function adaptiveMaxPool1d<V extends Value>(input: V, options: AdaptivePoolOptions): V {
  return applyOp(adaptiveMaxPool1dOp, [input], options);
}
