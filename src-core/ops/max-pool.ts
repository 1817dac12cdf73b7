import { maxPool, maxPoolGrad } from '#core/kernels/pool.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { spatial } from './axis-sizes.ts';
import type { Axes } from './axis-sizes.ts';
import type { Cost } from './cost.ts';
import { elementCount } from '#core/tensor/strides.ts';
import type { Op, OpMisreading } from './op.ts';
import type { PoolLayout } from './pool-windows.ts';

/**
 * A pool that keeps the largest number of each window. See `maxPool2dOp` and its neighbours for the formulas. Their
 * gradient goes to the place where the largest number stood.
 */
export function defineMaximum<Options>(
  name: string,
  axes: Axes,
  layoutOf: (input: readonly number[], options: Options) => PoolLayout,
  misreadings: readonly OpMisreading<'unary', Options>[],
): Op<'unary', Options> {
  return {
    name,
    kind: 'unary',
    shape: ([input], options) => layoutOf(input, options).shape,
    forward([input], options) {
      const { shape, windows } = layoutOf(input.shape, options);
      return maxPool(input, windows()).reshape(shape);
    },
    // dinput = grad at the place of the largest number of each window, added up where windows share it
    gradients: [
      ({ inputs: [input], options, ops }, grad) => {
        const windows = layoutOf(input.shape, options).windows();
        if (grad instanceof NdArray && input instanceof NdArray)
          return maxPoolGrad(input, grad, windows) as typeof grad;
        const places = ops.windowArgmax(input, { axes, windows });
        return ops.planeScatterAdd(grad, places, { size: spatial(input.shape, axes) });
      },
    ],
    tangent({ inputs: [input], options, ops }, [rate]) {
      const windows = layoutOf(input.shape, options).windows();
      return ops.planeGather(rate, ops.windowArgmax(input, { axes, windows }), { axes });
    },
    cost: ([input], options) => windowCost(input, layoutOf(input, options), axes, 'compare'),
    misreadings,
  };
}

/** One operation less than there are cells in each window. */
export function windowCost(
  input: readonly number[],
  { windows }: PoolLayout,
  axes: Axes,
  sort: 'compare' | 'add',
): Cost {
  const cells = windows().map(({ from, to, step }) =>
    from.reduce((sum, start, r) => sum + Math.ceil(((to[r] as number) - start) / step), 0),
  );
  const results = windows().reduce((product, { from }) => product * from.length, 1);
  const planes = elementCount('cost', input.slice(0, -axes));
  return { [sort]: planes * (cells.reduce((product, each) => product * each, 1) - results) };
}
