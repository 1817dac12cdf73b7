import { averagePool, maxPool } from '#core/kernels/pool.ts';
import type { Windows } from '#core/kernels/pool.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount } from '#core/tensor/strides.ts';
import { sizesPerAxis, spatial } from './axis-sizes.ts';
import type { Axes } from './axis-sizes.ts';
import { mapElements } from './elementwise.ts';
import type { OpMisreading } from './op.ts';
import { padOp } from './pad.ts';
import { adaptivePool, slidingPool } from './pool-windows.ts';
import type {
  AdaptivePoolOptions,
  AvgPoolOptions,
  PoolLayout,
  PoolOptions,
} from './pool-windows.ts';

type Forward<Options> = (input: NdArray, options: Options) => NdArray;
type Kernel = (x: NdArray, windows: Windows) => NdArray;
type Misreading<Options> = OpMisreading<'unary', Options>;

/** What both pools with a kernel have in common. */
function movement<Options extends PoolOptions>(right: Forward<Options>): Misreading<Options>[] {
  return [
    {
      id: 'stride-one',
      title: 'windows moved by one cell',
      say: 'Your windows move one cell at a time. They move by the stride, and without one by the kernel size.',
      forward: ([input], options) => right(input, { ...options, stride: 1 }),
    },
    {
      id: 'rounded-the-other-way',
      title: 'size rounded the other way',
      say: 'A last window that hangs over the end is left out, unless ceilMode asks for it.',
      forward: ([input], options) => right(input, { ...options, ceilMode: !options.ceilMode }),
    },
    {
      id: 'padding-forgotten',
      title: 'padding forgotten',
      say: 'Your first window begins at the first cell. It begins in the padding, that many cells before.',
      forward: ([input], options) => right(input, { ...options, padding: 0 }),
    },
  ];
}

/** The ways a maximum pool is misread; `right` computes the correct one. */
export function maxPoolMisreadings(
  axes: Axes,
  right: Forward<PoolOptions>,
): Misreading<PoolOptions>[] {
  return [
    ...movement(right),
    {
      id: 'padded-with-zeros',
      title: 'zeros took part',
      say: 'A zero of the padding won where all numbers are negative. Padding of a maximum pool never wins: it counts as −∞.',
      forward([input], options) {
        const sides = sizesPerAxis('maxPool', axes, 'padding', options.padding ?? 0, 0);
        const pad = sides.toReversed().flatMap((each) => [each, each]);
        return right(padOp.forward([input], { pad }), { ...options, padding: 0 });
      },
    },
    {
      id: 'dilation-forgotten',
      title: 'dilation forgotten',
      say: 'Your window cells lie side by side. Dilation pulls them apart.',
      forward: ([input], options) => right(input, { ...options, dilation: 1 }),
    },
    {
      id: 'average-instead',
      title: 'averaged',
      say: 'You took the mean of each window. A maximum pool takes its largest number.',
      forward: ([input], { dilation: _, ...options }) =>
        pooled(averagePool, input, slidingPool('avgPool', axes, input.shape, options)),
    },
    acrossChannels(axes, right),
  ];
}

/** The ways an average pool is misread; `right` computes the correct one. */
export function avgPoolMisreadings(
  axes: Axes,
  right: Forward<AvgPoolOptions>,
): Misreading<AvgPoolOptions>[] {
  return [
    ...movement(right),
    {
      id: 'padding-counted-otherwise',
      title: 'divided by another count',
      say: 'The zeros of the padding count when dividing, unless countIncludePad is false.',
      forward: ([input], options) =>
        right(input, { ...options, countIncludePad: !(options.countIncludePad ?? true) }),
    },
    {
      id: 'sum-instead',
      title: 'not divided',
      say: 'This is the sum of each window. Divide it by the number of cells.',
      forward: ([input], options) => right(input, { ...options, divisorOverride: 1 }),
    },
    {
      id: 'maximum-instead',
      title: 'maximum taken',
      say: 'You took the largest number of each window. An average pool takes the mean.',
      forward: ([input], options) =>
        pooled(maxPool, input, slidingPool('maxPool', axes, input.shape, options)),
    },
  ];
}

/** The ways an adaptive pool is misread, one that takes the maximum or the mean. */
export function adaptivePoolMisreadings(
  axes: Axes,
  takes: 'maximum' | 'mean',
): Misreading<AdaptivePoolOptions>[] {
  const [right, other] = takes === 'mean' ? [averagePool, maxPool] : [maxPool, averagePool];
  return [
    {
      id: 'equal-windows',
      title: 'windows of one size',
      say: 'Your windows all have one size. Window r goes from ⌊r·H/h⌋ to ⌈(r + 1)·H/h⌉, so that some overlap or differ.',
      forward([input], options) {
        const { shape } = adaptivePool('adaptivePool', axes, input.shape, options);
        const counts = spatial(shape, axes);
        const sizes = spatial(input.shape, axes);
        const stride = sizes.map((size, axis) =>
          Math.max(1, Math.floor(size / (counts[axis] as number))),
        );
        const kernelSize = sizes.map(
          (size, axis) => size - ((counts[axis] as number) - 1) * (stride[axis] as number),
        );
        return pooled(
          right,
          input,
          slidingPool('adaptivePool', axes, input.shape, { kernelSize, stride }),
        );
      },
    },
    {
      id: 'other-pool',
      title: takes === 'mean' ? 'maximum taken' : 'averaged',
      say: `Right windows, but of each you took the ${takes === 'mean' ? 'largest number' : 'mean'}. Asked for is the ${takes}.`,
      forward: ([input], options) =>
        pooled(other, input, adaptivePool('adaptivePool', axes, input.shape, options)),
    },
  ];
}

function pooled(kernel: Kernel, input: NdArray, { shape, windows }: PoolLayout): NdArray {
  return kernel(input, windows()).reshape(shape);
}

/** The largest number over all channels too. Shapes: [N, C, …] → [N, 1, …]. */
function acrossChannels<Options>(axes: Axes, right: Forward<Options>): Misreading<Options> {
  return {
    id: 'across-channels',
    title: 'channels pooled too',
    say: 'You took the maximum over the channels too. Each channel is pooled on its own.',
    forward([input], options) {
      const result = right(input, options);
      const channel = result.rank - axes - 1;
      const channels = result.shape[channel] as number;
      const shape = result.shape.with(channel, 1);
      const first = mapElements(result.slice(channel, 0, 1), (each) => each);
      const cells = elementCount('maxPool', spatial(shape, axes));
      for (let c = 1; c < channels; c++) {
        const values = result.slice(channel, c, c + 1).values();
        for (let q = 0; q < first.size && cells > 0; q++)
          first.data[q] = Math.max(first.data[q] as number, values[q] as number);
      }
      return first;
    },
  };
}
