import { ArgumentError } from '#core/errors.ts';
import { floatFor, isFloat } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount, sameShape } from '#core/tensor/strides.ts';
import {
  checkClassShapes,
  checkClassWeight,
  classAxis,
  classesOf,
  placesOf,
  totalWeight,
} from './class-targets.ts';
import type { ClassLossOptions } from './class-targets.ts';
import { costPerElement } from './cost.ts';
import { mapElements } from './elementwise.ts';
import { mapGroups, visitGroups } from './groups.ts';
import type { InputsOf } from './kinds.ts';
import { logSoftmaxOp } from './log-softmax.ts';
import { checkReduction, reduceLosses } from './loss-reduction.ts';
import { nllLossOp } from './nll-loss.ts';
import { applyOp, plainOf } from './op.ts';
import type { Context, Op, OpFunctions, Value } from './op.ts';
import { sumOfRates } from './rates.ts';
import { softmaxOfLane } from './softmax-lane.ts';
import { softmaxOp } from './softmax.ts';

export interface CrossEntropyOptions extends ClassLossOptions {
  /** The share of the truth that is spread evenly over all classes. Default 0. */
  labelSmoothing?: number | undefined;
}

/**
 * Cross entropy of classes with a softmax in front: out = Σ_n Σ_c −a[n, c] · ln softmax(input[n])[c] / Σ_n weight[t_n].
 * Here a[n, c] = weight[c] · ((1 − s) · p[n, c] + s / C) with s = labelSmoothing, and p[n, c] is 1 for the true class
 * t_n = target[n] and else 0. Places with the target ignoreIndex count for nothing. Given a target of the shape of input,
 * it holds the p, and the mean divides by the number of places.
 *
 * Shapes: input [N, C, …] and target [N, …], or [C] and [], or both alike; weight [C] → [], or one loss for each place for
 * the reduction none.
 * Errors: ShapeError when they do not fit; ArgumentError for a target that is no class, whole numbers as probabilities,
 * labelSmoothing outside 0 … 1 and another reduction.
 * Source: torch.nn.functional.cross_entropy. When nothing counts, the mean is NaN.
 */
export const crossEntropyOp: Op<'weightedLoss', CrossEntropyOptions> = {
  name: 'crossEntropy',
  kind: 'weightedLoss',
  shape([input, target, weight], { reduction = 'mean', labelSmoothing = 0 }) {
    checkReduction('crossEntropy', reduction);
    if (!(labelSmoothing >= 0 && labelSmoothing <= 1))
      throw new ArgumentError('crossEntropy', 'a labelSmoothing from 0 to 1', `${labelSmoothing}`);
    if (holdsProbabilities(input, target)) checkClassWeight('crossEntropy', input, weight);
    else checkClassShapes('crossEntropy', input, target, weight);
    return reduction === 'none' ? placesOf(input) : [];
  },
  forward([input, target, weight], options) {
    const { reduction = 'mean' } = options;
    crossEntropyOp.shape([input.shape, target.shape, weight?.shape], options);
    const dim = classAxis(input.shape);
    const logs = logSoftmaxOp.forward([input], { dim });
    const shares = plainShares([input, target, weight], options);
    const areClasses = !holdsProbabilities(input.shape, target.shape);
    const losses = NdArray.zeros(placesOf(input.shape));
    let total = 0;
    visitGroups([logs, shares], [dim], ([log, share], q) => {
      let loss = 0;
      for (let c = 0; c < log.length; c++)
        // A class that does not count does no harm, even where its logarithm is −∞.
        if (!areClasses || share[c] !== 0) loss -= (share[c] as number) * (log[c] as number);
      losses.data[q] = loss;
      total += loss;
    });
    const dtype = floatFor(input.dtype);
    if (reduction === 'none') return losses.to(dtype);
    return NdArray.from([total / divisorOf([input, target, weight], options)], [], dtype);
  },
  // dinput = grad · (softmax(input) · Σ_c a[c] − a) / divisor, for one-hot a the softmax minus the truth;
  // dtarget = −grad · weight · (1 − s) · ln softmax(input) / divisor
  gradients: [
    (context, grad) => context.ops.mul(eachPlaceGrad(context, grad), inputSlope(context)),
    (context, grad) => context.ops.mul(eachPlaceGrad(context, grad), targetSlope(context)),
    null,
  ],
  tangent(context, [rate, targetRate]) {
    const { inputs, output, options, ops } = context;
    if (!rate && !targetRate) return ops.mul(output, 0);
    const { shape } = inputs[0];
    const moved = sumOfRates(
      ops,
      shape,
      rate && ops.mul(rate, inputSlope(context)),
      targetRate && ops.mul(targetRate, targetSlope(context)),
    );
    const losses = ops.sum(moved, { dim: classAxis(shape) });
    const { reduction = 'mean' } = options;
    return reduceLosses(ops, losses, reduction, divisorOf(inputs, options) || Infinity);
  },
  cost: ([input]) => costPerElement(input, { compare: 1, add: 4, multiply: 1, special: 1 }),
  misreadings: [
    {
      id: 'softmax-forgotten',
      title: 'softmax left out',
      say: 'You took the inputs for logarithms of probabilities. They are scores: take the logarithm of their softmax.',
      forward: ([input, target, weight], options) =>
        nllLossOp.forward([input, target, weight], options),
    },
    {
      id: 'softmax-twice',
      title: 'softmax taken twice',
      say: 'You took the softmax before the loss. The cross entropy takes it itself.',
      forward([input, target, weight], options) {
        const dim = classAxis(input.shape);
        return crossEntropyOp.forward(
          [softmaxOp.forward([input], { dim }), target, weight],
          options,
        );
      },
    },
    {
      id: 'base-two',
      title: 'logarithm to base 2',
      say: 'You took the logarithm to base 2. Here it is the natural one.',
      forward: (inputs, options) =>
        mapElements(crossEntropyOp.forward(inputs, options), (loss) => loss / Math.LN2),
    },
    {
      id: 'other-reduction',
      title: 'sum and mean exchanged',
      say: 'Look at the reduction again. The mean divides the sum by the number of places, the sum does not.',
      forward(inputs, options) {
        const reduction = (options.reduction ?? 'mean') === 'mean' ? 'sum' : 'mean';
        return crossEntropyOp.forward(inputs, { ...options, reduction });
      },
    },
  ],
};

type OwnContext<V extends Value> = Context<'weightedLoss', V, CrossEntropyOptions>;

/** A target of the shape of input gives a probability for each class. */
function holdsProbabilities(input: readonly number[], target: readonly number[]): boolean {
  return input.length > 0 && sameShape(input, target);
}

/** The a[n, c]. Errors: ArgumentError for targets that are no classes, or no probabilities. Shapes: as the input. */
function plainShares(
  [input, target, weight]: InputsOf<NdArray>['weightedLoss'],
  options: CrossEntropyOptions,
): NdArray {
  const dim = classAxis(input.shape);
  const C = input.shape[dim] as number;
  const { labelSmoothing = 0, ignoreIndex = -100 } = options;
  const weights = weight?.values();
  const weigh = (out: Float64Array): void => {
    for (let c = 0; c < C; c++) {
      const share = (1 - labelSmoothing) * (out[c] as number) + labelSmoothing / C;
      out[c] = weights ? share * (weights[c] as number) : share;
    }
  };
  if (!holdsProbabilities(input.shape, target.shape)) {
    const classes = classesOf('crossEntropy', target, C, options);
    return mapGroups([NdArray.full(input.shape, 0)], [dim], (out, _, q) => {
      out.fill(0);
      const at = classes[q] as number;
      if (at < 0) return;
      out[at] = 1;
      weigh(out);
    });
  }
  if (!isFloat(target.dtype))
    throw new ArgumentError('crossEntropy', 'probabilities as floats', target.dtype);
  if (ignoreIndex >= 0)
    throw new ArgumentError('crossEntropy', 'no ignoreIndex with probabilities', `${ignoreIndex}`);
  return mapGroups([target], [dim], (out, [probabilities]) => {
    out.set(probabilities);
    weigh(out);
  });
}

/** What the sum of the losses is divided by. */
function divisorOf(
  [input, target, weight]: InputsOf<Value>['weightedLoss'],
  options: CrossEntropyOptions,
): number {
  if ((options.reduction ?? 'mean') !== 'mean') return 1;
  if (holdsProbabilities(input.shape, target.shape))
    return elementCount('crossEntropy', placesOf(input.shape));
  const C = input.shape[classAxis(input.shape)] as number;
  const classes = classesOf('crossEntropy', plainOf(target), C, options);
  return totalWeight(classes, weight && plainOf(weight));
}

/** The gradient for the loss of each place. Shapes: stretches to the input. */
function eachPlaceGrad<V extends Value>({ inputs, options, ops }: OwnContext<V>, grad: V): V {
  const { shape } = inputs[0];
  if (options.reduction === 'none') return ops.reshape(grad, shape.with(classAxis(shape), 1));
  // Where nothing counts, the mean is NaN but nothing flows back, as in PyTorch.
  return ops.div(grad, divisorOf(inputs, options) || Infinity);
}

/** softmax(input) · Σ_c a[c] − a. Shapes: as the input. */
function inputSlope<V extends Value>({ inputs, options, ops }: OwnContext<V>): V {
  const [input, target, weight] = inputs;
  const dim = classAxis(input.shape);
  const plain = [plainOf(input), plainOf(target), weight && plainOf(weight)] as const;
  if (input instanceof NdArray && target instanceof NdArray)
    return mapGroups([input, plainShares(plain, options)], [dim], slopeOfLane) as Value as V;
  const shares =
    target instanceof NdArray || !holdsProbabilities(input.shape, target.shape)
      ? (plainShares(plain, options) as Value as V)
      : sharesInOps(inputs, options, ops);
  const total = ops.sum(shares, { dim, keepdim: true });
  return ops.sub(ops.mul(ops.softmax(input, dim), total), shares);
}

function slopeOfLane(
  out: Float64Array,
  [lane, shares]: readonly [Float64Array, Float64Array],
): void {
  softmaxOfLane(out, [lane]);
  let total = 0;
  for (let c = 0; c < shares.length; c++) total += shares[c] as number;
  for (let c = 0; c < shares.length; c++)
    out[c] = (out[c] as number) * total - (shares[c] as number);
}

/** The a[n, c] of probabilities, in differentiable ops. */
function sharesInOps<V extends Value>(
  inputs: InputsOf<V>['weightedLoss'],
  { labelSmoothing = 0 }: CrossEntropyOptions,
  ops: OpFunctions,
): V {
  const [input, target, weight] = inputs;
  const C = input.shape[classAxis(input.shape)] as number;
  const smoothed = ops.add(ops.mul(target, 1 - labelSmoothing), labelSmoothing / C);
  return weight ? ops.mul(smoothed, alongClasses(ops, weight, input.shape)) : smoothed;
}

/** Errors: ArgumentError for classes, which cannot change little by little. */
function targetSlope<V extends Value>({ inputs, options, ops }: OwnContext<V>): V {
  const [input, target, weight] = inputs;
  if (!holdsProbabilities(input.shape, target.shape))
    throw new ArgumentError('crossEntropy', 'probabilities to differentiate by', 'classes');
  const logs = ops.logSoftmax(input, classAxis(input.shape));
  const slope = ops.mul(logs, (options.labelSmoothing ?? 0) - 1);
  return weight ? ops.mul(slope, alongClasses(ops, weight, input.shape)) : slope;
}

function alongClasses<V extends Value>(ops: OpFunctions, weight: V, shape: readonly number[]): V {
  const axis = classAxis(shape);
  return ops.reshape(
    weight,
    shape.map((size, at) => (at === axis ? size : 1)),
  );
}

/** See `crossEntropyOp`. */
export function crossEntropy<V extends Value>(
  input: V,
  target: V,
  weight?: V,
  options: CrossEntropyOptions = {},
): V {
  return applyOp(crossEntropyOp, [input, target, weight], options);
}
