import { defineAverage } from './average-pool.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { avgPoolMisreadings } from './pool-misreadings.ts';
import { slidingPool } from './pool-windows.ts';
import type { AvgPoolOptions } from './pool-windows.ts';

/**
 * The mean of each window: out[n, c, z, r, q] = (1/m) Σ_{t, u, v} input[n, c, z·s − p + t, r·s − p + u, q·s − p + v],
 * s stride, p padding. m is the number of cells of the window; those in the padding count unless `countIncludePad` is
 * false, those that hang over it in ceil mode never do. `divisorOverride` takes the place of m.
 *
 * Shapes: input [N, C, D, H, W] or [C, D, H, W] → [N, C, d, h, w] or [C, d, h, w], each size as `poolOut` says.
 * Errors: ShapeError for another rank, no cells or a kernel that does not fit; ArgumentError for options, such as a
 * padding of more than half the kernel.
 * Source: torch.nn.functional.avg_pool3d.
 */
export const avgPool3dOp: Op<'unary', AvgPoolOptions> = defineAverage(
  'avgPool3d',
  3,
  (input, options) => slidingPool('avgPool3d', 3, input, options),
  (ops) => ops.avgPool3d,
  avgPoolMisreadings(3, (input, options) => avgPool3dOp.forward([input], options)),
);

/** See `avgPool3dOp`. */
export function avgPool3d<V extends Value>(input: V, options: AvgPoolOptions): V {
  return applyOp(avgPool3dOp, [input], options);
}
