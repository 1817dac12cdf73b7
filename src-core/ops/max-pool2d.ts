import { defineMaximum } from './max-pool.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { maxPoolMisreadings } from './pool-misreadings.ts';
import { slidingPool } from './pool-windows.ts';
import type { PoolOptions } from './pool-windows.ts';
import { windowArgmax } from './window-argmax.ts';

/**
 * The largest number of each window: out[n, c, r, q] = max over u, v of input[n, c, r·s − p + u·d, q·s − p + v·d],
 * s stride, p padding, d dilation. Padding never wins, NaN always does; of equals the first gets the gradient.
 *
 * Shapes: input [N, C, H, W] or [C, H, W] → [N, C, h, w] or [C, h, w], each size as `poolOut` says.
 * Errors: ShapeError for another rank, no cells or a kernel that does not fit; ArgumentError for options, such as a
 * padding of more than half the kernel.
 * Source: torch.nn.functional.max_pool2d.
 */
export const maxPool2dOp: Op<'unary', PoolOptions> = defineMaximum(
  'maxPool2d',
  2,
  (input, options) => slidingPool('maxPool2d', 2, input, options),
  maxPoolMisreadings(2, (input, options) => maxPool2dOp.forward([input], options)),
);

/** See `maxPool2dOp`. */
export function maxPool2d<V extends Value>(input: V, options: PoolOptions): V {
  return applyOp(maxPool2dOp, [input], options);
}

/**
 * The pool and where its numbers stood, counted row by row in the plane of the input; for `maxUnpool2d`.
 *
 * Source: torch.nn.functional.max_pool2d with return_indices.
 */
export function maxPool2dWithIndices<V extends Value>(
  input: V,
  options: PoolOptions,
): [output: V, indices: V] {
  const windows = slidingPool('maxPool2d', 2, input.shape, options).windows();
  return [maxPool2d(input, options), windowArgmax(input, { axes: 2, windows })];
}
