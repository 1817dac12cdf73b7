import { costPerElement } from './cost.ts';
import { dividedDtype } from './divisor.ts';
import { commonShape, zipElements } from './elementwise.ts';
import { applyOp, asValue } from './op.ts';
import type { NoOptions, Op, Value } from './op.ts';
import { sumOfRates } from './rates.ts';
import { floorQuotient, remainderOf } from './special.ts';
import { sumTo } from './sum-to.ts';

/**
 * Remainder of a division: out[i] = input[i] − other[i] · ⌊input[i] / other[i]⌋, which has the sign of other[i];
 * sizes of 1 stretched. NaN for floats divided by 0.
 *
 * Shapes: two that broadcast → their common shape.
 * Errors: ShapeError when they do not; ArgumentError for truth values, or whole numbers divided by 0.
 * Source: torch.remainder, Python's %.
 */
export const remainderOp: Op<'binary', NoOptions> = {
  name: 'remainder',
  kind: 'binary',
  shape: ([input, other]) => commonShape('remainder', input, other),
  forward: ([input, other]) =>
    zipElements('remainder', input, other, remainderOf, dividedDtype('remainder', input, other)),
  // dinput = grad, dother = −grad · ⌊input / other⌋
  gradients: [
    ({ inputs: [input], ops }, grad) => sumTo(ops, grad, input.shape),
    ({ inputs: [input, other], ops }, grad) =>
      sumTo(ops, ops.neg(ops.mul(grad, ops.floorDivide(input, other))), other.shape),
  ],
  tangent: ({ inputs: [input, other], output, ops }, [rate, otherRate]) =>
    sumOfRates(
      ops,
      output.shape,
      rate,
      otherRate && ops.neg(ops.mul(otherRate, ops.floorDivide(input, other))),
    ),
  cost: (shapes) => costPerElement(remainderOp.shape(shapes, {}), { multiply: 2, add: 1 }),
  misreadings: [
    {
      id: 'sign-of-dividend',
      title: 'sign of the dividend',
      say: 'Your remainder has the sign of the first number. Here it has the sign of the divisor.',
      forward: ([input, other]) => zipElements('remainder', input, other, (a, b) => a % b),
    },
    {
      id: 'quotient-instead',
      title: 'quotient instead',
      say: 'This is how often the divisor fits in. The remainder is what is left over.',
      forward: ([input, other]) => zipElements('remainder', input, other, floorQuotient),
    },
  ],
};

/** See `remainderOp`. */
export function remainder<V extends Value>(input: V | number, other: V | number): V {
  return applyOp(remainderOp, [asValue(input, other), asValue(other, input)], {});
}
