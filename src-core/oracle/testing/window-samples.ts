import type { Axes } from '#core/ops/axis-sizes.ts';
import type { AvgPoolOptions, PoolOptions } from '#core/ops/pool-windows.ts';
import { adaptivePool, slidingPool } from '#core/ops/pool-windows.ts';
import { tapsFrom } from '#core/ops/taps.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import type { Draw } from './draw.ts';
import type { Samplers } from './sample.ts';

/** One batch and more, or none. */
const batch = (draw: Draw): number[] => draw.pick([[1], [2], []]);

/** The numbers of a convolution along `axes` axes. */
function layer(draw: Draw, axes: Axes) {
  const groups = draw.pick([1, 1, 2]);
  return {
    groups,
    inChannels: groups * draw.integer(1, 2),
    outChannels: groups * draw.integer(1, 2),
    kernel: draw.sizes(axes, axes === 3 ? 2 : 3),
    stride: draw.perAxis(axes, 1, 2),
    dilation: draw.perAxis(axes, 1, 2),
  };
}

const numberOf = (sizes: number | readonly number[], axis: number): number =>
  typeof sizes === 'number' ? sizes : (sizes[axis] as number);

/** Input, weight and, half of the time, bias of a convolution. */
function convolution(axes: Axes) {
  return {
    draw(draw: Draw) {
      const { groups, inChannels, outChannels, kernel, stride, dilation } = layer(draw, axes);
      const padding = draw.perAxis(axes, 0, 1);
      const size = kernel.map((each, axis) => {
        const span = numberOf(dilation, axis) * (each - 1) + 1 - 2 * numberOf(padding, axis);
        return Math.max(1, span + draw.integer(0, 2));
      });
      const input = draw.numbers([...batch(draw), inChannels, ...size]);
      const weight = draw.numbers([outChannels, inChannels / groups, ...kernel]);
      const bias = draw.chance(0.5) ? draw.numbers([outChannels]) : undefined;
      const options = { stride, padding, dilation, groups };
      return { inputs: [input, weight, bias] as const, options };
    },
    linear: [
      [0, 2],
      [1, 2],
    ],
  };
}

function transposed(axes: Axes) {
  return {
    draw(draw: Draw) {
      const { groups, inChannels, outChannels, kernel, stride, dilation } = layer(draw, axes);
      const padding = draw.perAxis(axes, 0, 1);
      const outputPadding = kernel.map((_, axis) =>
        draw.integer(0, Math.max(numberOf(stride, axis), numberOf(dilation, axis)) - 1),
      );
      const size = kernel.map((each, axis) => {
        const span = numberOf(dilation, axis) * (each - 1) + 1 + (outputPadding[axis] as number);
        const missing = 2 * numberOf(padding, axis) + 1 - span;
        return Math.max(1, 1 + Math.ceil(missing / numberOf(stride, axis))) + draw.integer(0, 1);
      });
      const input = draw.numbers([...batch(draw), inChannels, ...size]);
      const weight = draw.numbers([inChannels, outChannels / groups, ...kernel]);
      const bias = draw.chance(0.5) ? draw.numbers([outChannels]) : undefined;
      const options = { stride, padding, dilation, groups, outputPadding };
      return { inputs: [input, weight, bias] as const, options };
    },
    linear: [
      [0, 2],
      [1, 2],
    ],
  };
}

function weightGradient(axes: Axes) {
  return {
    draw(draw: Draw) {
      const { groups, inChannels, outChannels, kernel, stride, dilation } = layer(draw, axes);
      const lead = batch(draw);
      const input = draw.numbers([...lead, inChannels, ...draw.sizes(axes)]);
      const gradOutput = draw.numbers([...lead, outChannels, ...draw.sizes(axes, 2)]);
      const padding = draw.perAxis(axes, 0, 1);
      const options = { kernelSize: kernel, stride, padding, dilation, groups };
      return { inputs: [input, gradOutput] as const, options };
    },
    linear: [[0], [1]],
  };
}

/** A window that fits, and the input it moves over. */
function pooled(
  draw: Draw,
  axes: Axes,
  isDilated: boolean,
): { shape: number[]; options: PoolOptions } {
  const kernel = draw.sizes(axes, axes === 3 ? 2 : 3);
  const dilation = isDilated ? draw.perAxis(axes, 1, 2) : 1;
  const padding = kernel.map((each) => draw.integer(0, Math.floor(each / 2)));
  const size = kernel.map(
    (each, axis) => numberOf(dilation, axis) * (each - 1) + 1 + draw.integer(0, 2),
  );
  const options = {
    kernelSize: kernel,
    stride: draw.optional([draw.perAxis(axes, 1, 3)]),
    padding,
    ceilMode: draw.optional([true, false]),
    ...(isDilated ? { dilation } : {}),
  };
  return { shape: [...batch(draw), draw.integer(1, 2), ...size], options };
}

function maximum(axes: Axes) {
  return {
    draw(draw: Draw) {
      const { shape, options } = pooled(draw, axes, true);
      return { inputs: [draw.distinct(shape)] as const, options };
    },
  };
}

function average(axes: Axes) {
  return {
    draw(draw: Draw) {
      const { shape, options } = pooled(draw, axes, false);
      const more: AvgPoolOptions = {
        ...options,
        countIncludePad: draw.optional([true, false]),
        divisorOverride: draw.optional([3]),
      };
      return { inputs: [draw.numbers(shape)] as const, options: more };
    },
    linear: [[0]],
  };
}

function power(axes: Axes) {
  return {
    draw(draw: Draw) {
      const { shape, options } = pooled(draw, axes, false);
      const { kernelSize, stride, ceilMode } = options;
      const more = { kernelSize, stride, ceilMode, normType: draw.pick([1, 2, 3]) };
      return { inputs: [draw.between(0.2, 2, shape)] as const, options: more };
    },
  };
}

function adaptive(axes: Axes, numbers: (draw: Draw, shape: number[]) => NdArray) {
  return {
    draw(draw: Draw) {
      // 5 cells in 3 windows is the smallest case in which the windows differ in size.
      const size = [...draw.sizes(axes - 1, axes === 3 ? 3 : 4), draw.integer(1, 5)];
      const shape = [...batch(draw), draw.integer(1, 2), ...size];
      const outputSize = draw.pick([2, draw.sizes(axes), [null, ...draw.sizes(axes - 1)]]);
      return { inputs: [numbers(draw, shape)] as const, options: { outputSize } };
    },
  };
}

const adaptiveMean = (axes: Axes) => ({
  ...adaptive(axes, (draw, shape) => draw.numbers(shape)),
  linear: [[0]],
});
const adaptiveMaximum = (axes: Axes) => adaptive(axes, (draw, shape) => draw.distinct(shape));

function unpooled(axes: Axes) {
  return {
    draw(draw: Draw) {
      const size = draw.sizes(axes, 2);
      const shape = [...batch(draw), draw.integer(1, 2), ...size];
      // Windows of 2 without overlap: each number goes to a cell of its own window.
      const index = draw.whole(0, 0, shape);
      const cells = size.reduce((product, each) => product * each, 1);
      for (let i = 0; i < index.size; i++) index.data[i] = cellOf(draw, i % cells, size);
      return { inputs: [draw.numbers(shape), index] as const, options: { kernelSize: 2 } };
    },
    linear: [[0]],
  };
}

/** The place of some cell of window `q` in a plane of twice the sizes. */
function cellOf(draw: Draw, q: number, sizes: readonly number[]): number {
  let [rest, step, place] = [q, 1, 0];
  for (const size of sizes.toReversed()) {
    place += ((rest % size) * 2 + draw.integer(0, 1)) * step;
    rest = Math.floor(rest / size);
    step *= 2 * size;
  }
  return place;
}

/** For ops with windows that move over the last axes. */
export const windows = {
  adaptiveAvgPool1d: adaptiveMean(1),
  adaptiveAvgPool2d: adaptiveMean(2),
  adaptiveAvgPool3d: adaptiveMean(3),
  adaptiveMaxPool1d: adaptiveMaximum(1),
  adaptiveMaxPool2d: adaptiveMaximum(2),
  adaptiveMaxPool3d: adaptiveMaximum(3),
  avgPool1d: average(1),
  avgPool2d: average(2),
  avgPool3d: average(3),
  conv1d: convolution(1),
  conv2d: convolution(2),
  conv3d: convolution(3),
  conv1dWeight: weightGradient(1),
  conv2dWeight: weightGradient(2),
  conv3dWeight: weightGradient(3),
  convTranspose1d: transposed(1),
  convTranspose2d: transposed(2),
  convTranspose3d: transposed(3),
  lpPool1d: power(1),
  lpPool2d: power(2),
  lpPool3d: power(3),
  maxPool1d: maximum(1),
  maxPool2d: maximum(2),
  maxPool3d: maximum(3),
  maxUnpool1d: unpooled(1),
  maxUnpool2d: unpooled(2),
  maxUnpool3d: unpooled(3),
  planeGather: {
    draw(draw) {
      const axes = draw.pick([1, 2, 3] as const);
      const lead = [...batch(draw), draw.integer(1, 2)];
      const size = draw.sizes(axes);
      const cells = size.reduce((product, each) => product * each, 1);
      const index = draw.whole(-1, cells - 1, [...lead, ...draw.sizes(axes)]);
      return { inputs: [draw.numbers([...lead, ...size]), index], options: { axes } };
    },
    linear: [[0]],
  },
  planeScatterAdd: {
    draw(draw) {
      const shape = [...batch(draw), draw.integer(1, 2), ...draw.sizes(2)];
      const index = draw.whole(-1, 5, shape);
      return { inputs: [draw.numbers(shape), index], options: { size: [2, 3] } };
    },
    linear: [[0]],
  },
  resample: {
    draw(draw) {
      const sizes = draw.sizes(draw.integer(1, 2));
      const taps = sizes.map((size) => {
        const widths = Array.from({ length: draw.integer(1, 4) }, () => draw.integer(0, 2));
        const widthOf = (r: number): number => widths[r] as number;
        return tapsFrom(size, widths.length, widthOf, (r, at, index, weight) => {
          for (let i = at; i < at + widthOf(r); i++) {
            index[i] = draw.integer(0, size - 1);
            weight[i] = draw.pick([0.25, 0.5, -1]);
          }
        });
      });
      return { inputs: [draw.numbers([...draw.sizes(1), ...sizes])], options: { taps } };
    },
    linear: [[0]],
  },
  windowArgmax: {
    draw(draw) {
      const axes = draw.pick([1, 2, 3] as const);
      const { shape, options } = pooled(draw, axes, true);
      const layout = draw.chance(0.5)
        ? slidingPool('sample', axes, shape, options)
        : adaptivePool('sample', axes, shape, { outputSize: 2 });
      return { inputs: [draw.distinct(shape)], options: { axes, windows: layout.windows() } };
    },
  },
} satisfies Partial<Samplers>;
