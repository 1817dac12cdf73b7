import { floatFor, promote } from '#core/tensor/dtype.ts';
import { alignedLeft } from './aligned-left.ts';
import { costPerElement } from './cost.ts';
import { binaryElements, commonShape, zipElements } from './elementwise.ts';
import { applyOp, asValue } from './op.ts';
import type { NoOptions, Op, Value } from './op.ts';
import { sumOfRates } from './rates.ts';
import { sumTo } from './sum-to.ts';

/**
 * Quotient of two tensors entry by entry: out[i] = input[i] / other[i], sizes of 1 stretched. Whole numbers are
 * divided in float64; x / 0 is ±∞, 0 / 0 is NaN.
 *
 * Shapes: two that broadcast → their common shape.
 * Errors: ShapeError when they do not.
 * Source: torch.div.
 */
export const divOp: Op<'binary', NoOptions> = {
  name: 'div',
  kind: 'binary',
  shape: ([input, other]) => commonShape('div', input, other),
  forward: ([input, other]) =>
    binaryElements('div', input, other, (a, b) => a / b, floatFor(promote(input, other))),
  // dinput = grad / other, dother = −grad · output / other
  gradients: [
    ({ inputs: [input, other], ops }, grad) => sumTo(ops, ops.div(grad, other), input.shape),
    ({ inputs: [, other], output, ops }, grad) =>
      sumTo(ops, ops.neg(ops.div(ops.mul(grad, output), other)), other.shape),
  ],
  // The quotient rule.
  tangent: ({ inputs: [, other], output, ops }, [rate, otherRate]) =>
    sumOfRates(
      ops,
      output.shape,
      rate && ops.div(rate, other),
      otherRate && ops.neg(ops.div(ops.mul(output, otherRate), other)),
    ),
  cost: (shapes) => costPerElement(divOp.shape(shapes, {}), { multiply: 1 }),
  misreadings: [
    {
      id: 'order-swapped',
      title: 'order swapped',
      say: 'You divided the second by the first. The first is divided by the second.',
      forward: ([input, other]) => divOp.forward([other, input], {}),
    },
    {
      id: 'cut-off',
      title: 'decimals cut off',
      say: 'You cut the decimals off. This division keeps them, for whole numbers too.',
      forward: ([input, other]) =>
        zipElements(
          'div',
          input,
          other,
          (a, b) => Math.trunc(a / b),
          floatFor(promote(input, other)),
        ),
    },
    alignedLeft((inputs) => divOp.forward(inputs, {})),
  ],
};

/** See `divOp`. */
export function div<V extends Value>(input: V | number, other: V | number): V {
  return applyOp(divOp, [asValue(input, other), asValue(other, input)], {});
}
