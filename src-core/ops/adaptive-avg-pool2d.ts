import { defineAverage } from './average-pool.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { adaptivePoolMisreadings } from './pool-misreadings.ts';
import { adaptivePool } from './pool-windows.ts';
import type { AdaptivePoolOptions } from './pool-windows.ts';

/**
 * The mean of each of as many windows as wanted: out[n, c, r, q] = (1/m) Σ of input over the
 * cells from ⌊r·H/h⌋ to ⌈(r + 1)·H/h⌉ − 1 of an axis of H cells and h windows, likewise along every axis. Windows differ
 * in size by one at most, m is the number of their cells.
 *
 * Shapes: input [N, C, H, W] or [C, H, W] → [N, C, h, w] or [C, h, w], h, w from `outputSize`; null keeps a size.
 * Errors: ShapeError for another rank or no cells, ArgumentError for an output size that is no whole number ≥ 0.
 * Source: torch.nn.functional.adaptive_avg_pool2d.
 */
export const adaptiveAvgPool2dOp: Op<'unary', AdaptivePoolOptions> = defineAverage(
  'adaptiveAvgPool2d',
  2,
  (input, options) => adaptivePool('adaptiveAvgPool2d', 2, input, options),
  (ops) => ops.adaptiveAvgPool2d,
  adaptivePoolMisreadings(2, 'mean'),
);

/** See `adaptiveAvgPool2dOp`. */
export function adaptiveAvgPool2d<V extends Value>(input: V, options: AdaptivePoolOptions): V {
  return applyOp(adaptiveAvgPool2dOp, [input], options);
}
