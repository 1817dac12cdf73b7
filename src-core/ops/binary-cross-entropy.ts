import { log1pOf, logOf } from '#core/elementary/index.ts';
import { defineLoss, misreadReduction } from './define-loss.ts';
import { mapElements } from './elementwise.ts';
import { checkProbabilities } from './loss-targets.ts';
import type { LossOptions } from './loss-reduction.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

/** No logarithm of a probability counts as less than this. */
const lowest = -100;
/** In the gradient x (1 − x) counts as no less than this, 1e-12 as a float32. */
const leastProduct = Math.fround(1e-12);

/**
 * Cross entropy of yes and no: out = mean over i of −weight · (t ln x + (1 − t) ln(1 − x)), with x = input[i] the
 * probability of yes and t = target[i]. No logarithm is taken below −100, so that the loss stays finite.
 *
 * Shapes: input and target of one shape, weight stretching to it → [], or that shape for the reduction none.
 * Errors: ShapeError when they do not fit, ArgumentError for another reduction, or for inputs or targets outside 0 … 1.
 * Source: torch.nn.functional.binary_cross_entropy. The mean divides by the number of elements, whatever the weights.
 */
export const binaryCrossEntropyOp: Op<'weightedLoss', LossOptions> = defineLoss(
  'binaryCrossEntropy',
  {
    kind: 'weightedLoss',
    value: (x, t, _, weight) =>
      weight * ((t - 1) * Math.max(log1pOf(-x), lowest) - t * Math.max(logOf(x), lowest)),
    // dinput = grad · weight · (x − t) / max(x (1 − x), 1e-12), dtarget = grad · weight · (ln(1 − x) − ln x)
    slopes: [
      (x, t, { clamp, div, mul, sub }, _, weight) => {
        const product = clamp(mul(x, sub(1, x)), { min: leastProduct });
        return mul(div(sub(x, t), product), weight);
      },
      (x, _t, { log, mul, sub }, _, weight) => mul(sub(log(sub(1, x)), log(x)), weight),
      null,
    ],
    each: { add: 3, multiply: 2, special: 2 },
    isStrict: true,
    check([input, target]) {
      checkProbabilities('binaryCrossEntropy', 'inputs', input);
      checkProbabilities('binaryCrossEntropy', 'targets', target);
    },
    misreadings: [
      misreadReduction(() => binaryCrossEntropyOp),
      {
        id: 'yes-only',
        title: 'only yes counted',
        say: 'You left out the second term. Where the target is 0, −ln(1 − x) counts.',
        value: (x, t, _, weight) => -weight * t * Math.max(logOf(x), lowest),
      },
      {
        id: 'base-two',
        title: 'logarithm to base 2',
        say: 'You took logarithms to base 2. Here they are natural ones.',
        value: (x, t, _, weight) =>
          (weight / Math.LN2) *
          ((t - 1) * Math.max(log1pOf(-x), lowest) - t * Math.max(logOf(x), lowest)),
      },
      {
        id: 'sign-forgotten',
        title: 'sign forgotten',
        say: 'Logarithms of probabilities are negative. The loss is minus their sum.',
        forward: (inputs, options) =>
          mapElements(binaryCrossEntropyOp.forward(inputs, options), (loss) => -loss),
      },
    ],
  },
);

/** See `binaryCrossEntropyOp`. */
export function binaryCrossEntropy<V extends Value>(
  input: V,
  target: V,
  weight?: V,
  options: LossOptions = {},
): V {
  return applyOp(binaryCrossEntropyOp, [input, target, weight], options);
}
