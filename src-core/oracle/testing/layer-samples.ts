import type { InterpolateMode } from '#core/ops/interpolate-taps.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import type { Draw } from './draw.ts';
import type { Sampler, Samplers } from './sample.ts';

/** There, or left out. */
const maybe = (draw: Draw, shape: readonly number[]): NdArray | undefined =>
  draw.chance(0.6) ? draw.numbers(shape) : undefined;

const eps = (draw: Draw): { eps?: number | undefined } => ({ eps: draw.optional([1e-3, 0.1]) });

/** Over the last axes. */
const trailing: Sampler<'norm', { normalizedShape: number | number[]; eps?: number | undefined }> =
  {
    draw(draw) {
      const last = draw.sizes(draw.integer(1, 2)).map((size) => size + 1);
      const input = draw.distinct([...draw.sizes(draw.integer(0, 2), 2), ...last]);
      const normalizedShape = last.length === 1 && draw.chance(0.5) ? (last[0] as number) : last;
      return {
        inputs: [input, maybe(draw, last), maybe(draw, last)],
        options: { normalizedShape, ...eps(draw) },
      };
    },
    linear: [[1, 2]],
  };

/** Over the batch, or over each channel of each sample, with running statistics or without. */
function channelNorm<Mode>(
  shape: (draw: Draw) => number[],
  mode: (usesInput: boolean) => Mode,
): Sampler<'batchNorm', Mode & { eps?: number | undefined; momentum?: number | undefined }> {
  return {
    draw(draw) {
      const sizes = shape(draw);
      const channels = [sizes[1] as number];
      const usesInput = draw.chance(0.5);
      const statistics = !usesInput || draw.chance(0.5);
      return {
        inputs: [
          draw.distinct(sizes),
          statistics ? draw.numbers(channels) : undefined,
          statistics ? draw.between(0.5, 2, channels) : undefined,
          maybe(draw, channels),
          maybe(draw, channels),
        ],
        options: { ...mode(usesInput), ...eps(draw), momentum: draw.optional([0.3]) },
      };
    },
    linear: [[3, 4]],
  };
}

const interpolations: readonly (readonly [InterpolateMode, axes: number])[] = [
  ['nearest', 1],
  ['nearest', 2],
  ['nearest-exact', 2],
  ['nearest', 3],
  ['linear', 1],
  ['bilinear', 2],
  ['bicubic', 2],
  ['trilinear', 3],
  ['area', 2],
];

/** Blocks of an image, and an image that holds them. */
function blocks(draw: Draw) {
  const kernelSize = draw.sizes(2, 2);
  const options = {
    kernelSize,
    dilation: draw.optional([draw.perAxis(2, 1, 2)]),
    padding: draw.optional([draw.perAxis(2, 0, 1)]),
    stride: draw.optional([draw.perAxis(2, 1, 2)]),
  };
  return { options, size: kernelSize.map((each) => 2 * each + draw.integer(-1, 1)) };
}

const at = (sizes: number | readonly number[] | undefined, axis: number, usual: number): number =>
  (typeof sizes === 'number' ? sizes : sizes?.[axis]) ?? usual;

/** For layers of networks that have no window. */
export const layers = {
  batchNorm: channelNorm(
    (draw) => [draw.integer(2, 3), draw.integer(1, 3), ...draw.sizes(draw.integer(0, 2))],
    (training) => ({ training }),
  ),
  fold: {
    draw(draw) {
      const { options, size } = blocks(draw);
      const { kernelSize, dilation, padding, stride } = options;
      const counts = size.map((each, axis) => {
        const span = at(dilation, axis, 1) * ((kernelSize[axis] as number) - 1) + 1;
        return Math.floor((each + 2 * at(padding, axis, 0) - span) / at(stride, axis, 1)) + 1;
      });
      const cells = kernelSize.reduce((product, each) => product * each, 1);
      const count = counts.reduce((product, each) => product * each, 1);
      const shape = [...draw.pick([[], [2]]), draw.integer(1, 2) * cells, count];
      return { inputs: [draw.numbers(shape)], options: { ...options, outputSize: size } };
    },
    linear: [[0]],
  },
  groupNorm: {
    draw(draw) {
      const numGroups = draw.integer(1, 2);
      const channels = numGroups * draw.integer(1, 2);
      const input = draw.distinct([draw.integer(1, 2), channels, 2, ...draw.sizes(1)]);
      return {
        inputs: [input, maybe(draw, [channels]), maybe(draw, [channels])],
        options: { numGroups, ...eps(draw) },
      };
    },
    linear: [[1, 2]],
  },
  instanceNorm: channelNorm(
    (draw) => [draw.integer(1, 2), draw.integer(1, 2), 2, ...draw.sizes(draw.integer(0, 1))],
    (useInputStats) => ({ useInputStats }),
  ),
  interpolate: {
    draw(draw) {
      const [mode, axes] = draw.pick(interpolations);
      const input = draw.numbers([...draw.sizes(2, 2), ...draw.sizes(axes)]);
      const isLinear = mode.endsWith('linear') || mode === 'bicubic';
      const scaleFactor = draw.pick([1.5, 2, draw.perAxis(axes, 1, 2)]);
      return {
        inputs: [input],
        options: {
          mode,
          ...(draw.chance(0.5) ? { size: draw.perAxis(axes, 1, 4) } : { scaleFactor }),
          alignCorners: isLinear ? draw.optional([true, false]) : undefined,
        },
      };
    },
    linear: [[0]],
  },
  layerNorm: trailing,
  linear: {
    draw(draw) {
      const [inFeatures, outFeatures] = draw.sizes(2, 4) as [number, number];
      return {
        inputs: [
          draw.numbers([...draw.shape().slice(0, 2), inFeatures]),
          draw.numbers([outFeatures, inFeatures]),
          maybe(draw, [outFeatures]),
        ],
        options: {},
      };
    },
    linear: [
      [0, 2],
      [1, 2],
    ],
  },
  localResponseNorm: {
    draw: (draw) => ({
      inputs: [draw.numbers(draw.sizes(draw.integer(3, 4)))],
      options: {
        size: draw.integer(1, 4),
        alpha: draw.optional([0.5]),
        beta: draw.optional([0.5]),
        k: draw.optional([2]),
      },
    }),
  },
  pixelShuffle: {
    draw(draw) {
      const upscaleFactor = draw.integer(1, 2);
      const channels = upscaleFactor ** 2 * draw.integer(1, 2);
      const shape = [...draw.pick([[], [2]]), channels, ...draw.sizes(2)];
      return { inputs: [draw.numbers(shape)], options: { upscaleFactor } };
    },
    linear: [[0]],
  },
  pixelUnshuffle: {
    draw(draw) {
      const downscaleFactor = draw.integer(1, 2);
      const sizes = draw.sizes(2, 2).map((size) => size * downscaleFactor);
      const shape = [...draw.pick([[], [2]]), draw.integer(1, 2), ...sizes];
      return { inputs: [draw.numbers(shape)], options: { downscaleFactor } };
    },
    linear: [[0]],
  },
  prelu: {
    draw(draw) {
      const shape = draw.sizes(draw.integer(2, 3));
      const weight = draw.numbers(draw.pick([[shape[1] as number], [1], []]));
      return { inputs: [draw.numbers(shape), weight], options: {} };
    },
  },
  rmsNorm: trailing,
  unfold: {
    draw(draw) {
      const { options, size } = blocks(draw);
      const shape = [...draw.pick([[], [2]]), draw.integer(1, 2), ...size];
      return { inputs: [draw.numbers(shape)], options };
    },
    linear: [[0]],
  },
} satisfies Partial<Samplers>;
