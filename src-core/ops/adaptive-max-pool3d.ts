import { defineMaximum } from './max-pool.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { adaptivePoolMisreadings } from './pool-misreadings.ts';
import { adaptivePool } from './pool-windows.ts';
import type { AdaptivePoolOptions } from './pool-windows.ts';

/**
 * The largest number of each of as many windows as wanted: out[n, c, z, r, q] = max of input over the
 * cells from ⌊r·H/h⌋ to ⌈(r + 1)·H/h⌉ − 1 of an axis of H cells and h windows, likewise along every axis. Windows differ
 * in size by one at most; of equals the first gets the gradient, NaN always wins.
 *
 * Shapes: input [N, C, D, H, W] or [C, D, H, W] → [N, C, d, h, w] or [C, d, h, w], d, h, w from `outputSize`; null keeps a size.
 * Errors: ShapeError for another rank or no cells, ArgumentError for an output size that is no whole number ≥ 0.
 * Source: torch.nn.functional.adaptive_max_pool3d.
 */
export const adaptiveMaxPool3dOp: Op<'unary', AdaptivePoolOptions> = defineMaximum(
  'adaptiveMaxPool3d',
  3,
  (input, options) => adaptivePool('adaptiveMaxPool3d', 3, input, options),
  adaptivePoolMisreadings(3, 'maximum'),
);

/** See `adaptiveMaxPool3dOp`. */
export function adaptiveMaxPool3d<V extends Value>(input: V, options: AdaptivePoolOptions): V {
  return applyOp(adaptiveMaxPool3dOp, [input], options);
}
