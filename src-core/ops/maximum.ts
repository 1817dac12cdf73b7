import { alignedLeft } from './aligned-left.ts';
import { costPerElement } from './cost.ts';
import { binaryElements, commonShape, zipElements } from './elementwise.ts';
import { applyOp, asValue } from './op.ts';
import type { NoOptions, Op, Value } from './op.ts';
import { sumOfRates } from './rates.ts';
import { sumTo } from './sum-to.ts';
import { winnersShare } from './winners-share.ts';

/**
 * The larger of two entry by entry: out[i] = max(input[i], other[i]), sizes of 1 stretched; NaN where either is NaN.
 * Where both are equal, each gets half of the gradient.
 *
 * Shapes: two that broadcast → their common shape.
 * Errors: ShapeError when they do not.
 * Source: torch.maximum.
 */
export const maximumOp: Op<'binary', NoOptions> = {
  name: 'maximum',
  kind: 'binary',
  shape: ([input, other]) => commonShape('maximum', input, other),
  forward: ([input, other]) => binaryElements('maximum', input, other, Math.max),
  // dinput = grad where input is larger, dother = grad where other is larger
  gradients: [
    ({ inputs: [input, other], ops }, grad) =>
      sumTo(ops, winnersShare(ops, grad, ops.lt(input, other), ops.eq(input, other)), input.shape),
    ({ inputs: [input, other], ops }, grad) =>
      sumTo(ops, winnersShare(ops, grad, ops.gt(input, other), ops.eq(input, other)), other.shape),
  ],
  tangent({ inputs: [input, other], output, ops }, [rate, otherRate]) {
    const areEqual = ops.eq(input, other);
    return sumOfRates(
      ops,
      output.shape,
      rate && winnersShare(ops, rate, ops.lt(input, other), areEqual),
      otherRate && winnersShare(ops, otherRate, ops.gt(input, other), areEqual),
    );
  },
  cost: (shapes) => costPerElement(maximumOp.shape(shapes, {}), { compare: 1 }),
  misreadings: [
    {
      id: 'minimum-instead',
      title: 'the smaller one',
      say: 'You took the smaller of the two. The larger one is asked for.',
      forward: ([input, other]) => zipElements('maximum', input, other, Math.min),
    },
    {
      id: 'by-size',
      title: 'compared without sign',
      say: 'You compared sizes without their signs. −3 is smaller than 2.',
      forward: ([input, other]) =>
        zipElements('maximum', input, other, (a, b) => (Math.abs(a) > Math.abs(b) ? a : b)),
    },
    alignedLeft((inputs) => maximumOp.forward(inputs, {})),
  ],
};

/** See `maximumOp`. */
export function maximum<V extends Value>(input: V | number, other: V | number): V {
  return applyOp(maximumOp, [asValue(input, other), asValue(other, input)], {});
}
