import { costPerElement } from './cost.ts';
import { commonShape, zipElements } from './elementwise.ts';
import { normSlope } from './norm-slope.ts';
import { normOp } from './norm.ts';
import { applyOp } from './op.ts';
import type { Context, Op, Value } from './op.ts';
import { sumOfRates } from './rates.ts';
import { keptAxes, reducedShape } from './reduction.ts';
import { sumTo } from './sum-to.ts';

export interface PairwiseDistanceOptions {
  /** The norm that measures. Default 2. */
  p?: number | undefined;
  /** Added to each difference. Default 1e-6. */
  eps?: number | undefined;
  /** Leaves the last axis in place with size 1. Default false. */
  keepdim?: boolean | undefined;
}

/**
 * Distance of two vectors along the last axis: out = (Σ_i |input[i] − other[i] + eps|ᵖ)^(1/p).
 *
 * Shapes: two that broadcast → their common shape without the last axis, or with 1 in its place when `keepdim`.
 * Errors: ShapeError when they do not.
 * Source: torch.nn.functional.pairwise_distance.
 */
export const pairwiseDistanceOp: Op<'binary', PairwiseDistanceOptions> = {
  name: 'pairwiseDistance',
  kind: 'binary',
  shape: ([input, other], { keepdim }) =>
    reducedShape('pairwiseDistance', commonShape('pairwiseDistance', input, other), {
      dim: -1,
      keepdim,
    }),
  forward([input, other], { p = 2, eps = 1e-6, keepdim }) {
    const gaps = zipElements('pairwiseDistance', input, other, (a, b) => a - b + eps);
    return normOp.forward([gaps], { p, dim: -1, keepdim });
  },
  // With d = input − other + eps: dinput = grad · sign(d) · (|d| / output)^(p − 1), dother the same with the other sign
  gradients: [
    (context, grad) => {
      const { inputs, ops } = context;
      const slope = slopeOf(context);
      return sumTo(ops, ops.mul(along(context, grad), slope), inputs[0].shape);
    },
    (context, grad) => {
      const { inputs, ops } = context;
      const slope = slopeOf(context);
      return sumTo(ops, ops.neg(ops.mul(along(context, grad), slope)), inputs[1].shape);
    },
  ],
  tangent(context, [rate, otherRate]) {
    const { inputs, options, ops } = context;
    const shape = commonShape('pairwiseDistance', inputs[0].shape, inputs[1].shape);
    const moved = sumOfRates(ops, shape, rate, otherRate && ops.neg(otherRate));
    const { keepdim } = options;
    return ops.sum(ops.mul(moved, slopeOf(context)), { dim: -1, keepdim });
  },
  cost: ([input, other]) =>
    costPerElement(commonShape('pairwiseDistance', input, other), { multiply: 1, add: 3 }),
  misreadings: [
    {
      id: 'root-forgotten',
      title: 'root not taken',
      say: 'This is the squared distance. Take its root.',
      forward([input, other], { p = 2, eps = 1e-6, keepdim }) {
        const gaps = zipElements('pairwiseDistance', input, other, (a, b) => a - b + eps);
        const lengths = normOp.forward([gaps], { p, dim: -1, keepdim });
        return zipElements('pairwiseDistance', lengths, lengths, (a) => a ** p);
      },
    },
    {
      id: 'sizes-added',
      title: 'differences added',
      say: 'You added the sizes of the differences: that is the distance with p = 1.',
      forward: (inputs, options) => pairwiseDistanceOp.forward(inputs, { ...options, p: 1 }),
    },
  ],
};

type OwnContext<V extends Value> = Context<'binary', V, PairwiseDistanceOptions>;

function slopeOf<V extends Value>({ inputs, output, options, ops }: OwnContext<V>): V {
  const [input, other] = inputs;
  const gaps = ops.add(ops.sub(input, other), options.eps ?? 1e-6);
  return normSlope(ops, gaps, output, { p: options.p, dim: -1 });
}

/** The gradient with the last axis back in place. */
function along<V extends Value>({ inputs, ops }: OwnContext<V>, grad: V): V {
  const shape = commonShape('pairwiseDistance', inputs[0].shape, inputs[1].shape);
  return keptAxes(ops, grad, shape, { dim: -1 });
}

/** See `pairwiseDistanceOp`. */
export function pairwiseDistance<V extends Value>(
  input: V,
  other: V,
  options: PairwiseDistanceOptions = {},
): V {
  return applyOp(pairwiseDistanceOp, [input, other], options);
}
