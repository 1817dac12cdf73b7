import { defineAverage } from './average-pool.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { adaptivePoolMisreadings } from './pool-misreadings.ts';
import { adaptivePool } from './pool-windows.ts';
import type { AdaptivePoolOptions } from './pool-windows.ts';

/**
 * The mean of each of as many windows as wanted: out[n, c, z, r, q] = (1/m) Σ of input over the
 * cells from ⌊r·H/h⌋ to ⌈(r + 1)·H/h⌉ − 1 of an axis of H cells and h windows, likewise along every axis. Windows differ
 * in size by one at most, m is the number of their cells.
 *
 * Shapes: input [N, C, D, H, W] or [C, D, H, W] → [N, C, d, h, w] or [C, d, h, w], d, h, w from `outputSize`; null keeps a size.
 * Errors: ShapeError for another rank or no cells, ArgumentError for an output size that is no whole number ≥ 0.
 * Source: torch.nn.functional.adaptive_avg_pool3d.
 */
export const adaptiveAvgPool3dOp: Op<'unary', AdaptivePoolOptions> = defineAverage(
  'adaptiveAvgPool3d',
  3,
  (input, options) => adaptivePool('adaptiveAvgPool3d', 3, input, options),
  (ops) => ops.adaptiveAvgPool3d,
  adaptivePoolMisreadings(3, 'mean'),
);

/** See `adaptiveAvgPool3dOp`. */
export function adaptiveAvgPool3d<V extends Value>(input: V, options: AdaptivePoolOptions): V {
  return applyOp(adaptiveAvgPool3dOp, [input], options);
}
