import { defineMaximum } from './max-pool.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { maxPoolMisreadings } from './pool-misreadings.ts';
import { slidingPool } from './pool-windows.ts';
import type { PoolOptions } from './pool-windows.ts';
import { windowArgmax } from './window-argmax.ts';

/**
 * The largest number of each window: out[n, c, z, r, q] = max over t, u, v of input[n, c, z·s − p + t·d, r·s − p + u·d, q·s − p + v·d],
 * s stride, p padding, d dilation. Padding never wins, NaN always does; of equals the first gets the gradient.
 *
 * Shapes: input [N, C, D, H, W] or [C, D, H, W] → [N, C, d, h, w] or [C, d, h, w], each size as `poolOut` says.
 * Errors: ShapeError for another rank, no cells or a kernel that does not fit; ArgumentError for options, such as a
 * padding of more than half the kernel.
 * Source: torch.nn.functional.max_pool3d.
 */
export const maxPool3dOp: Op<'unary', PoolOptions> = defineMaximum(
  'maxPool3d',
  3,
  (input, options) => slidingPool('maxPool3d', 3, input, options),
  maxPoolMisreadings(3, (input, options) => maxPool3dOp.forward([input], options)),
);

/** See `maxPool3dOp`. */
export function maxPool3d<V extends Value>(input: V, options: PoolOptions): V {
  return applyOp(maxPool3dOp, [input], options);
}

/**
 * The pool and where its numbers stood, counted row by row in the plane of the input; for `maxUnpool3d`.
 *
 * Source: torch.nn.functional.max_pool3d with return_indices.
 */
export function maxPool3dWithIndices<V extends Value>(
  input: V,
  options: PoolOptions,
): [output: V, indices: V] {
  const windows = slidingPool('maxPool3d', 3, input.shape, options).windows();
  return [maxPool3d(input, options), windowArgmax(input, { axes: 3, windows })];
}
