import type { Reduction } from '#core/ops/loss-reduction.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import type { Draw } from './draw.ts';
import type { Sampler, Samplers } from './sample.ts';

interface Reduced {
  reduction?: Reduction | undefined;
}

const reduced = (draw: Draw): Reduced => ({
  reduction: draw.optional(['none', 'mean', 'sum'] as const),
});

type Fill = (draw: Draw, shape: readonly number[]) => NdArray;

const anything: Fill = (draw, shape) => draw.numbers(shape);
const shares: Fill = (draw, shape) => draw.between(0.1, 0.9, shape);
const signs: Fill = (draw, shape) => {
  const numbers = draw.whole(0, 1, shape).to('float64');
  for (let i = 0; i < numbers.size; i++) numbers.data[i] = 2 * (numbers.data[i] as number) - 1;
  return numbers;
};

/** Input and target of one shape. */
function alike<More>(
  input: Fill,
  target: Fill,
  more: (draw: Draw) => More,
): Sampler<'loss', Reduced & More> {
  return {
    draw(draw) {
      const shape = draw.sizes(draw.integer(0, 3));
      return {
        inputs: [input(draw, shape), target(draw, shape)],
        options: { ...reduced(draw), ...more(draw) },
      };
    },
  };
}

const nothing = (): object => ({});

/** Classes at each place, and the right one of each, or now and then one that counts for nothing. */
function classes(draw: Draw) {
  const count = draw.integer(1, 4);
  const [places, shape] = draw.pick([
    [[], [count]],
    [[3], [3, count]],
    [
      [2, 2],
      [2, count, 2],
    ],
  ]);
  const target = draw.whole(0, count - 1, places);
  const ignoreIndex = target.size > 1 ? draw.optional([target.data[0] as number]) : undefined;
  if (ignoreIndex !== undefined) target.data[1] = (ignoreIndex + 1) % Math.max(2, count);
  if (count === 1) target.data.fill(0);
  return {
    shape,
    target,
    weight: draw.optional([draw.between(0.2, 2, [count])]),
    options: { ...reduced(draw), ignoreIndex: count > 1 ? ignoreIndex : undefined },
  };
}

/** For losses. */
export const losses = {
  binaryCrossEntropy: {
    draw(draw) {
      const shape = draw.sizes(2);
      const weight = draw.optional([shares(draw, shape)]);
      return { inputs: [shares(draw, shape), shares(draw, shape), weight], options: reduced(draw) };
    },
  },
  binaryCrossEntropyWithLogits: {
    draw(draw) {
      const shape = draw.sizes(2);
      const weight = draw.optional([shares(draw, shape)]);
      const posWeight = draw.optional([shares(draw, shape.slice(1))]);
      return {
        inputs: [anything(draw, shape), shares(draw, shape), weight, posWeight],
        options: reduced(draw),
      };
    },
  },
  cosineSimilarity: {
    draw(draw) {
      const shape = draw.sizes(draw.integer(1, 3));
      const options = { dim: draw.dim(shape.length), eps: draw.optional([1e-4]) };
      return { inputs: [anything(draw, shape), anything(draw, shape)], options };
    },
  },
  crossEntropy: {
    draw(draw) {
      const { shape, target, weight, options } = classes(draw);
      const labelSmoothing = draw.optional([0.1, 0.5]);
      const shared = { ...options, labelSmoothing };
      if (draw.chance(0.7))
        return { inputs: [anything(draw, shape), target, weight], options: shared };
      const { reduction } = options;
      return {
        inputs: [anything(draw, shape), shares(draw, shape), weight],
        options: { reduction, labelSmoothing },
      };
    },
  },
  gaussianNllLoss: {
    draw(draw) {
      const shape = draw.sizes(2);
      return {
        inputs: [anything(draw, shape), anything(draw, shape), draw.between(0.3, 2, shape)],
        options: { ...reduced(draw), full: draw.optional([true]), eps: draw.optional([1e-3]) },
      };
    },
  },
  hingeEmbeddingLoss: alike(anything, signs, (draw) => ({ margin: draw.optional([0.5]) })),
  huberLoss: alike(anything, anything, (draw) => ({ delta: draw.optional([0.5, 2]) })),
  klDiv: alike(anything, shares, (draw) => ({ logTarget: draw.optional([true, false]) })),
  l1Loss: alike(anything, anything, nothing),
  marginRankingLoss: {
    draw(draw) {
      const shape = draw.sizes(2);
      return {
        inputs: [anything(draw, shape), anything(draw, shape), signs(draw, shape)],
        options: { ...reduced(draw), margin: draw.optional([0.5]) },
      };
    },
  },
  mseLoss: alike(anything, anything, nothing),
  nllLoss: {
    draw(draw) {
      const { shape, target, weight, options } = classes(draw);
      return { inputs: [anything(draw, shape), target, weight], options };
    },
    linear: [[0]],
  },
  pairwiseDistance: {
    draw(draw) {
      const shape = draw.sizes(draw.integer(1, 2));
      const options = { p: draw.optional([1, 3]), keepdim: draw.optional([true]) };
      return { inputs: [draw.distinct(shape), draw.distinct(shape, 0.2)], options };
    },
  },
  // In full, the loss jumps where a target passes 1.
  poissonNllLoss: alike(
    shares,
    (draw, shape) => draw.between(0.1, 4, shape),
    (draw) => ({ logInput: draw.optional([true, false]), full: draw.optional([true]) }),
  ),
  smoothL1Loss: alike(anything, anything, (draw) => ({ beta: draw.optional([0.5, 2]) })),
} satisfies Partial<Samplers>;
