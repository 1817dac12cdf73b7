import { maxPoolIndices } from '#core/kernels/pool.ts';
import type { Windows } from '#core/kernels/pool.ts';
import type { Axes } from './axis-sizes.ts';
import { costPerElement } from './cost.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

export interface WindowArgmaxOptions {
  axes: Axes;
  /** Along the last axes; see `pool-windows.ts`. */
  windows: Windows;
}

/**
 * Where the largest number of each window stands: its place in the plane of the last axes, counted row by row. Of
 * equals the first counts, of several NaN the last; −1 for a window without cells.
 *
 * Shapes: [N, C, …sizes] or [C, …sizes] → [N, C, …windows] or [C, …windows], int32.
 * Source: the indices that torch.nn.functional.max_pool2d returns with return_indices.
 */
export const windowArgmaxOp: Op<'unary', WindowArgmaxOptions> = {
  name: 'windowArgmax',
  kind: 'unary',
  shape: ([input], { axes, windows }) => [
    ...input.slice(0, -axes),
    ...windows.slice(-axes).map(({ from }) => from.length),
  ],
  forward([input], options) {
    const shape = windowArgmaxOp.shape([input.shape], options);
    return maxPoolIndices(input, options.windows).reshape(shape);
  },
  gradients: [null],
  // A place jumps or stays.
  tangent: ({ output, ops }) => ops.mul(output, 0),
  cost: ([input]) => costPerElement(input, { compare: 1 }),
  misreadings: [],
};

/** See `windowArgmaxOp`. */
export function windowArgmax<V extends Value>(input: V, options: WindowArgmaxOptions): V {
  return applyOp(windowArgmaxOp, [input], options);
}
