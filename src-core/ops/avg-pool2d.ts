import { defineAverage } from './average-pool.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { avgPoolMisreadings } from './pool-misreadings.ts';
import { slidingPool } from './pool-windows.ts';
import type { AvgPoolOptions } from './pool-windows.ts';

/**
 * The mean of each window: out[n, c, r, q] = (1/m) Σ_{u, v} input[n, c, r·s − p + u, q·s − p + v],
 * s stride, p padding. m is the number of cells of the window; those in the padding count unless `countIncludePad` is
 * false, those that hang over it in ceil mode never do. `divisorOverride` takes the place of m.
 *
 * Shapes: input [N, C, H, W] or [C, H, W] → [N, C, h, w] or [C, h, w], each size as `poolOut` says.
 * Errors: ShapeError for another rank, no cells or a kernel that does not fit; ArgumentError for options, such as a
 * padding of more than half the kernel.
 * Source: torch.nn.functional.avg_pool2d.
 */
export const avgPool2dOp: Op<'unary', AvgPoolOptions> = defineAverage(
  'avgPool2d',
  2,
  (input, options) => slidingPool('avgPool2d', 2, input, options),
  (ops) => ops.avgPool2d,
  avgPoolMisreadings(2, (input, options) => avgPool2dOp.forward([input], options)),
);

/** See `avgPool2dOp`. */
export function avgPool2d<V extends Value>(input: V, options: AvgPoolOptions): V {
  return applyOp(avgPool2dOp, [input], options);
}
