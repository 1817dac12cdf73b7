import { averagePool, averagePoolGrad } from '#core/kernels/pool.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import type { Axes } from './axis-sizes.ts';
import { costPerElement } from './cost.ts';
import { windowCost } from './max-pool.ts';
import type { Op, OpFunctions, OpMisreading, Value } from './op.ts';
import type { PoolLayout } from './pool-windows.ts';
import { tapsOfAverage, transposedTaps } from './taps.ts';

/** A pool that averages each window. See `avgPool2dOp` and its neighbours for the formulas. They are linear. */
export function defineAverage<Options>(
  name: string,
  axes: Axes,
  layoutOf: (input: readonly number[], options: Options) => PoolLayout,
  self: (ops: OpFunctions) => <V extends Value>(input: V, options: Options) => V,
  misreadings: readonly OpMisreading<'unary', Options>[],
): Op<'unary', Options> {
  return {
    name,
    kind: 'unary',
    shape: ([input], options) => layoutOf(input, options).shape,
    forward([input], options) {
      const { shape, windows } = layoutOf(input.shape, options);
      return averagePool(input, windows()).reshape(shape);
    },
    // dinput = grad / divisor, spread over the window, added up where windows overlap
    gradients: [
      ({ inputs: [input], options, ops }, grad) => {
        const windows = layoutOf(input.shape, options).windows();
        if (grad instanceof NdArray)
          return averagePoolGrad(grad, input.shape, windows) as typeof grad;
        const taps = windows.slice(-axes).map((axis) => transposedTaps(tapsOfAverage(axis)));
        return ops.resample(grad, { taps });
      },
    ],
    tangent: ({ options, ops }, [rate]) => self(ops)(rate, options),
    cost([input], options) {
      const layout = layoutOf(input, options);
      return {
        ...windowCost(input, layout, axes, 'add'),
        ...costPerElement(layout.shape, { multiply: 1 }),
      };
    },
    misreadings,
  };
}
