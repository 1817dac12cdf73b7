import type { ReductionOptions } from '#core/ops/reduction.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import type { Draw } from './draw.ts';
import type { Sampler, Samplers } from './sample.ts';

const reduction = (draw: Draw, rank: number): ReductionOptions => ({
  dim: draw.dims(rank),
  keepdim: draw.optional([true, false]),
});

/** A tensor reduced along some axes. */
function reduced<More>(
  numbers: (draw: Draw, shape: readonly number[]) => NdArray,
  more: (draw: Draw) => More,
  { least = 1, isEmptyGood = false } = {},
): Sampler<'unary', ReductionOptions & More> {
  return {
    draw(draw) {
      const shape = isEmptyGood
        ? draw.shape()
        : draw.sizes(draw.integer(least > 1 ? 1 : 0, 3)).map((size) => size + least - 1);
      return {
        inputs: [numbers(draw, shape)],
        options: { ...reduction(draw, shape.length), ...more(draw) },
      };
    },
  };
}

const anyNumbers = (draw: Draw, shape: readonly number[]): NdArray => draw.numbers(shape);
const distinct = (draw: Draw, shape: readonly number[]): NdArray => draw.distinct(shape);
const nothing = (): object => ({});

/** One axis, all others by themselves. */
const lanes: Sampler<'unary', { dim: number }> = {
  draw(draw) {
    const shape = draw.shape(1);
    return { inputs: [draw.numbers(shape)], options: { dim: draw.dim(shape.length) } };
  },
};

/** The largest or smallest, or where it stands. */
const place: Sampler<'unary', { dim?: number | undefined; keepdim?: boolean | undefined }> = {
  draw(draw) {
    const shape = draw.sizes(draw.integer(1, 3));
    const dim = draw.chance(0.3) ? undefined : draw.dim(shape.length);
    return { inputs: [draw.distinct(shape)], options: { dim, keepdim: draw.optional([true]) } };
  },
};

const order: Sampler<
  'unary',
  { dim?: number | undefined; descending?: boolean | undefined; stable?: boolean | undefined }
> = {
  draw(draw) {
    const shape = draw.shape(1);
    const dim = draw.optional([draw.dim(shape.length)]);
    return { inputs: [draw.distinct(shape)], options: { dim, descending: draw.optional([true]) } };
  },
};

const spread = (draw: Draw): { correction?: number | undefined } => ({
  correction: draw.optional([0, 1]),
});

/** For ops that make one number of many, or go along an axis. */
export const reductions = {
  amax: reduced(distinct, nothing),
  amin: reduced(distinct, nothing),
  argmax: place,
  argmin: place,
  argsort: order,
  countNonzero: reduced((draw, shape) => draw.whole(-1, 1, shape), nothing, { isEmptyGood: true }),
  cumprod: lanes,
  cumsum: {
    draw(draw) {
      const { inputs, options } = lanes.draw(draw);
      return { inputs, options: { ...options, reverse: draw.optional([true, false]) } };
    },
    linear: [[0]],
  },
  logSoftmax: lanes,
  logsumexp: {
    draw(draw) {
      const shape = draw.sizes(draw.integer(1, 3));
      const options = reduction(draw, shape.length);
      return { inputs: [draw.numbers(shape)], options: { ...options, dim: options.dim ?? 0 } };
    },
  },
  mean: { ...reduced(anyNumbers, nothing), linear: [[0]] },
  norm: reduced(anyNumbers, (draw) => ({ p: draw.optional([1, 2, 3, Infinity]) })),
  prod: reduced(anyNumbers, nothing, { isEmptyGood: true }),
  softmax: lanes,
  softmin: lanes,
  sort: order,
  std: reduced(distinct, spread, { least: 2 }),
  sum: { ...reduced(anyNumbers, nothing, { isEmptyGood: true }), linear: [[0]] },
  var: reduced(anyNumbers, spread, { least: 2 }),
} satisfies Partial<Samplers>;
