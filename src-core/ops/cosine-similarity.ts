import { floatFor, promote } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { costPerElement } from './cost.ts';
import { commonShape, mapElements } from './elementwise.ts';
import { visitGroups } from './groups.ts';
import { checkAtLeastZero } from './number-options.ts';
import { normSlope } from './norm-slope.ts';
import { applyOp } from './op.ts';
import type { Context, Op, Value } from './op.ts';
import { reducedDims, reducedShape, keptAxes } from './reduction.ts';
import { sumTo } from './sum-to.ts';

export interface CosineSimilarityOptions {
  /** The axis along which the vectors lie. Default 1. */
  dim?: number | undefined;
  /** The least length that is divided by. Default 1e-8. */
  eps?: number | undefined;
}

/**
 * Cosine of the angle between two vectors: out = Σ_i input[i] · other[i] / (|input| · |other|) along the axis `dim`, each
 * length at least eps.
 *
 * Shapes: two that broadcast → their common shape without the axis `dim`.
 * Errors: ShapeError when they do not, ArgumentError for an axis that does not exist or an eps below 0.
 * Source: torch.nn.functional.cosine_similarity. As there, gradients go through a length that eps replaced; second ones do
 * so in another way here.
 */
export const cosineSimilarityOp: Op<'binary', CosineSimilarityOptions> = {
  name: 'cosineSimilarity',
  kind: 'binary',
  shape([input, other], { dim = 1, eps }) {
    checkAtLeastZero('cosineSimilarity', { eps });
    const shape = commonShape('cosineSimilarity', input, other);
    return reducedShape('cosineSimilarity', shape, { dim });
  },
  forward([input, other], options) {
    cosineSimilarityOp.shape([input.shape, other.shape], options);
    return compare(input, other, options, (dot, size, otherSize) => dot / (size * otherSize));
  },
  // dinput = grad · (other / |other| − output · input / |input|) / |input|, dother likewise
  gradients: [
    (context, grad) => {
      const { inputs, options, ops } = context;
      const { shape, slope } = slopeFor(context, 0);
      const each = keptAxes(ops, grad, shape, { dim: options.dim ?? 1 });
      return sumTo(ops, ops.mul(each, slope), inputs[0].shape);
    },
    (context, grad) => {
      const { inputs, options, ops } = context;
      const { shape, slope } = slopeFor(context, 1);
      const each = keptAxes(ops, grad, shape, { dim: options.dim ?? 1 });
      return sumTo(ops, ops.mul(each, slope), inputs[1].shape);
    },
  ],
  tangent(context, rates) {
    const { options, ops } = context;
    const { dim = 1 } = options;
    const parts = rates.flatMap((rate, at) => {
      if (!rate) return [];
      const { shape, slope } = slopeFor(context, at);
      return [ops.sum(ops.mul(ops.expand(rate, shape), slope), { dim })];
    });
    return parts.reduce((sum, part) => ops.add(sum, part));
  },
  cost: ([input, other]) =>
    costPerElement(commonShape('cosineSimilarity', input, other), { multiply: 3, add: 3 }),
  misreadings: [
    {
      id: 'dot-product',
      title: 'not divided by the lengths',
      say: 'This is the dot product. Divide it by the lengths of both vectors.',
      forward: ([input, other], options) => compare(input, other, options, (dot) => dot),
    },
    {
      id: 'lengths-squared',
      title: 'roots forgotten',
      say: 'You divided by the sums of squares. The lengths are their roots.',
      forward: ([input, other], options) =>
        compare(input, other, options, (dot, a, b) => dot / (a * a * b * b)),
    },
    {
      id: 'distance-instead',
      title: 'cosine distance',
      say: 'You subtracted the cosine from 1, which makes a distance. Asked for is the cosine.',
      forward: (inputs, options) =>
        mapElements(cosineSimilarityOp.forward(inputs, options), (cosine) => 1 - cosine),
    },
  ],
};

/** out = f(Σ input · other, |input|, |other|) along the axis. */
function compare(
  input: NdArray,
  other: NdArray,
  { dim = 1, eps = 1e-8 }: CosineSimilarityOptions,
  f: (dot: number, size: number, otherSize: number) => number,
): NdArray {
  const shape = commonShape('cosineSimilarity', input.shape, other.shape);
  const dims = reducedDims('cosineSimilarity', shape.length, { dim });
  const dtype = floatFor(promote(input, other));
  const out = NdArray.empty(reducedShape('cosineSimilarity', shape, { dim }), dtype);
  visitGroups([input.expand(shape), other.expand(shape)], dims, ([a, b], q) => {
    let [dot, size, otherSize] = [0, 0, 0];
    for (let i = 0; i < a.length; i++) {
      const [x, y] = [a[i] as number, b[i] as number];
      dot += x * y;
      size += x * x;
      otherSize += y * y;
    }
    const length = Math.max(Math.sqrt(size), eps);
    out.data[q] = f(dot, length, Math.max(Math.sqrt(otherSize), eps));
  });
  return out;
}

/** How the cosine changes with one of the two vectors, in the common shape. */
function slopeFor<V extends Value>(
  { inputs, output, options, ops }: Context<'binary', V, CosineSimilarityOptions>,
  at: number,
): { shape: readonly number[]; slope: V } {
  const { dim = 1, eps = 1e-8 } = options;
  const shape = commonShape('cosineSimilarity', inputs[0].shape, inputs[1].shape);
  const over = { dim, keepdim: true };
  const own = ops.expand(inputs[at] as V, shape);
  const other = ops.expand(inputs[1 - at] as V, shape);
  const [length, otherLength] = [ops.norm(own, over), ops.norm(other, over)];
  const direction = ops.div(other, ops.clamp(otherLength, { min: eps }));
  const pull = ops.mul(normSlope(ops, own, length, over), keptAxes(ops, output, shape, { dim }));
  return { shape, slope: ops.div(ops.sub(direction, pull), ops.clamp(length, { min: eps })) };
}

/** See `cosineSimilarityOp`. */
export function cosineSimilarity<V extends Value>(
  input: V,
  other: V,
  options: CosineSimilarityOptions = {},
): V {
  return applyOp(cosineSimilarityOp, [input, other], options);
}
