import { defineMaximum } from './max-pool.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { maxPoolMisreadings } from './pool-misreadings.ts';
import { slidingPool } from './pool-windows.ts';
import type { PoolOptions } from './pool-windows.ts';
import { windowArgmax } from './window-argmax.ts';

/**
 * The largest number of each window: out[n, c, r] = max over u of input[n, c, r·s − p + u·d],
 * s stride, p padding, d dilation. Padding never wins, NaN always does; of equals the first gets the gradient.
 *
 * Shapes: input [N, C, L] or [C, L] → [N, C, l] or [C, l], each size as `poolOut` says.
 * Errors: ShapeError for another rank, no cells or a kernel that does not fit; ArgumentError for options, such as a
 * padding of more than half the kernel.
 * Source: torch.nn.functional.max_pool1d.
 */
export const maxPool1dOp: Op<'unary', PoolOptions> = defineMaximum(
  'maxPool1d',
  1,
  (input, options) => slidingPool('maxPool1d', 1, input, options),
  maxPoolMisreadings(1, (input, options) => maxPool1dOp.forward([input], options)),
);

/** See `maxPool1dOp`. */
export function maxPool1d<V extends Value>(input: V, options: PoolOptions): V {
  return applyOp(maxPool1dOp, [input], options);
}

/**
 * The pool and where its numbers stood, counted row by row in the plane of the input; for `maxUnpool1d`.
 *
 * Source: torch.nn.functional.max_pool1d with return_indices.
 */
export function maxPool1dWithIndices<V extends Value>(
  input: V,
  options: PoolOptions,
): [output: V, indices: V] {
  const windows = slidingPool('maxPool1d', 1, input.shape, options).windows();
  return [maxPool1d(input, options), windowArgmax(input, { axes: 1, windows })];
}
