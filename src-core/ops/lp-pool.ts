import { ArgumentError } from '#core/errors.ts';
import { averagePool } from '#core/kernels/pool.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { sizesPerAxis } from './axis-sizes.ts';
import type { Axes } from './axis-sizes.ts';
import { costPerElement } from './cost.ts';
import { mapElements } from './elementwise.ts';
import { windowCost } from './max-pool.ts';
import type { Op, OpFunctions, Value } from './op.ts';
import { slidingPool } from './pool-windows.ts';
import type { PoolLayout, PoolOptions } from './pool-windows.ts';
import { tapsOfAverage, transposedTaps } from './taps.ts';

export interface LpPoolOptions extends Pick<PoolOptions, 'kernelSize' | 'stride' | 'ceilMode'> {
  /** The power p; 1 is the sum. */
  normType: number;
}

/** A pool that takes a power mean without the division. See `lpPool2dOp` and its neighbours for the formulas. */
export function defineLpPool(axes: Axes): Op<'unary', LpPoolOptions> {
  const name = `lpPool${axes}d`;

  /** y^(1 − p), and 0 where y is 0: what the outer root adds to every slope. */
  function rootSlope<V extends Value>(ops: OpFunctions, y: V, p: number): V {
    const isZero = ops.eq(y, 0);
    return ops.where(isZero, ops.mul(y, 0), ops.pow(ops.where(isZero, ops.add(y, 1), y), 1 - p));
  }
  function powers<V extends Value>(ops: OpFunctions, x: V, p: number): V {
    return p === 1 ? ops.add(ops.mul(x, 0), 1) : ops.pow(x, p - 1);
  }
  const layoutOf = (input: readonly number[], options: LpPoolOptions): PoolLayout => {
    const { normType, ...windows } = options;
    if (!Number.isFinite(normType) || normType === 0)
      throw new ArgumentError(name, 'normType to be a number other than 0', `${normType}`);
    return slidingPool(name, axes, input, windows);
  };
  const cellsOf = ({ kernelSize }: LpPoolOptions): number =>
    sizesPerAxis(name, axes, 'kernelSize', kernelSize, 1).reduce(
      (product, each) => product * each,
      1,
    );
  const sums = (input: NdArray, options: LpPoolOptions, p: number): NdArray => {
    const { shape, windows } = layoutOf(input.shape, options);
    const cells = cellsOf(options);
    const means = averagePool(
      mapElements(input, (x) => x ** p),
      windows(),
    );
    return mapElements(means.reshape(shape), (mean) => mean * cells);
  };
  const tapsFor = (input: readonly number[], options: LpPoolOptions) =>
    layoutOf(input, options)
      .windows()
      .slice(-axes)
      .map((axis) => tapsOfAverage(axis));

  return {
    name,
    kind: 'unary',
    shape: ([input], options) => layoutOf(input, options).shape,
    forward([input], options) {
      const p = options.normType;
      return mapElements(sums(input, options, p), (sum) => sum ** (1 / p));
    },
    // dinput = input^(p − 1) · Σ grad · output^(1 − p) over the windows of each cell
    gradients: [
      ({ inputs: [input], output, options, ops }, grad) => {
        const { normType: p } = options;
        const share = ops.mul(ops.mul(grad, rootSlope(ops, output, p)), cellsOf(options));
        const taps = tapsFor(input.shape, options).map(transposedTaps);
        return ops.mul(powers(ops, input, p), ops.resample(share, { taps }));
      },
    ],
    tangent({ inputs: [input], output, options, ops }, [rate]) {
      const { normType: p } = options;
      const taps = tapsFor(input.shape, options);
      const change = ops.resample(ops.mul(powers(ops, input, p), rate), { taps });
      return ops.mul(ops.mul(change, rootSlope(ops, output, p)), cellsOf(options));
    },
    cost([input], options) {
      const layout = layoutOf(input, options);
      const { add = 0 } = windowCost(input, layout, axes, 'add');
      const { special = 0 } = costPerElement([...input, 1], { special: 1 });
      return {
        add,
        special: special + (costPerElement(layout.shape, { special: 1 }).special ?? 0),
      };
    },
    misreadings: [
      {
        id: 'root-forgotten',
        title: 'root forgotten',
        say: 'You summed the powers. At the end comes the p-th root.',
        forward: ([input], options) => sums(input, options, options.normType),
      },
      {
        id: 'mean-of-powers',
        title: 'divided by the cells',
        say: 'You took the mean of the powers. Here they are summed.',
        forward: ([input], options) =>
          mapElements(
            sums(input, options, options.normType),
            (sum) => (sum / cellsOf(options)) ** (1 / options.normType),
          ),
      },
    ],
  };
}
