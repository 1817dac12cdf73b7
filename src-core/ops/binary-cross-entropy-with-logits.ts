import { defineLoss, misreadReduction } from './define-loss.ts';
import type { Arithmetic } from './arithmetic.ts';
import { mapElements } from './elementwise.ts';
import { softplusOf } from './special.ts';
import type { LossOptions } from './loss-reduction.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

/**
 * Cross entropy of yes and no with a sigmoid in front: out = mean over i of −weight · (posWeight · t ln σ(x) +
 * (1 − t) ln(1 − σ(x))), with x = input[i] and t = target[i]. Both in one keep large |x| exact.
 *
 * Shapes: input and target of one shape, weight and posWeight stretching to it → [], or that shape for the reduction none.
 * Errors: ShapeError when they do not fit, ArgumentError for another reduction.
 * Source: torch.nn.functional.binary_cross_entropy_with_logits. The mean divides by the number of elements, whatever
 * the weights.
 */
export const binaryCrossEntropyWithLogitsOp: Op<'logitLoss', LossOptions> = defineLoss(
  'binaryCrossEntropyWithLogits',
  {
    kind: 'logitLoss',
    value: (x, t, _, weight, posWeight) =>
      weight * ((1 - t) * x + (1 + (posWeight - 1) * t) * softplusOf(-x)),
    // dinput = grad · weight · (1 − t − (1 + (posWeight − 1) t) σ(−x)), which is weight · (σ(x) − t) for posWeight 1
    slopes: [
      (x, t, arithmetic, _, weight, posWeight) => {
        const { mul, neg, sigmoid, sub } = arithmetic;
        const pulled = mul(factor(t, arithmetic, posWeight), sigmoid(neg(x)));
        return mul(sub(sub(1, t), pulled), weight);
      },
      (x, _t, { mul, neg, softplus, sub }, _, weight, posWeight) =>
        mul(sub(mul(softplus(neg(x)), sub(posWeight, 1)), x), weight),
      null,
      null,
    ],
    each: { add: 4, multiply: 3, special: 2 },
    isStrict: true,
    misreadings: [
      misreadReduction(() => binaryCrossEntropyWithLogitsOp),
      {
        id: 'weight-for-both',
        title: 'posWeight for both classes',
        say: 'posWeight belongs to the term of the positive class alone.',
        value: (x, t, _, weight, posWeight) => weight * posWeight * ((1 - t) * x + softplusOf(-x)),
      },
      {
        id: 'target-exchanged',
        title: 'yes and no exchanged',
        say: 'You exchanged the classes. A target of 1 asks for a large input.',
        value: (x, t, _, weight, posWeight) =>
          weight * (t * x + (1 + (posWeight - 1) * (1 - t)) * softplusOf(-x)),
      },
      {
        id: 'base-two',
        title: 'logarithm to base 2',
        say: 'You took logarithms to base 2. Here they are natural ones.',
        forward: (inputs, options) =>
          mapElements(
            binaryCrossEntropyWithLogitsOp.forward(inputs, options),
            (loss) => loss / Math.LN2,
          ),
      },
    ],
  },
);

/** 1 + (posWeight − 1) t, what multiplies −ln σ(x). */
function factor<T>(t: T, { add, mul, sub }: Arithmetic<T>, posWeight: T | number): T {
  return add(mul(sub(posWeight, 1), t), 1);
}

/** See `binaryCrossEntropyWithLogitsOp`. */
export function binaryCrossEntropyWithLogits<V extends Value>(
  input: V,
  target: V,
  weight?: V,
  posWeight?: V,
  options: LossOptions = {},
): V {
  return applyOp(binaryCrossEntropyWithLogitsOp, [input, target, weight, posWeight], options);
}
