import { defineAverage } from './average-pool.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { avgPoolMisreadings } from './pool-misreadings.ts';
import { slidingPool } from './pool-windows.ts';
import type { AvgPoolOptions } from './pool-windows.ts';

/**
 * The mean of each window: out[n, c, r] = (1/m) Σ_{u} input[n, c, r·s − p + u],
 * s stride, p padding. m is the number of cells of the window; those in the padding count unless `countIncludePad` is
 * false, those that hang over it in ceil mode never do. `divisorOverride` takes the place of m.
 *
 * Shapes: input [N, C, L] or [C, L] → [N, C, l] or [C, l], each size as `poolOut` says.
 * Errors: ShapeError for another rank, no cells or a kernel that does not fit; ArgumentError for options, such as a
 * padding of more than half the kernel.
 * Source: torch.nn.functional.avg_pool1d; `divisorOverride` is ours.
 */
export const avgPool1dOp: Op<'unary', AvgPoolOptions> = defineAverage(
  'avgPool1d',
  1,
  (input, options) => slidingPool('avgPool1d', 1, input, options),
  (ops) => ops.avgPool1d,
  avgPoolMisreadings(1, (input, options) => avgPool1dOp.forward([input], options)),
);

/** See `avgPool1dOp`. */
export function avgPool1d<V extends Value>(input: V, options: AvgPoolOptions): V {
  return applyOp(avgPool1dOp, [input], options);
}
