import { alignedLeft } from './aligned-left.ts';
import { costPerElement } from './cost.ts';
import { binaryElements, commonShape, zipElements } from './elementwise.ts';
import { applyOp, asValue } from './op.ts';
import type { NoOptions, Op, Value } from './op.ts';
import { sumOfRates } from './rates.ts';
import { sumTo } from './sum-to.ts';
import { winnersShare } from './winners-share.ts';

/**
 * The smaller of two entry by entry: out[i] = min(input[i], other[i]), sizes of 1 stretched; NaN where either is NaN.
 * Where both are equal, each gets half of the gradient.
 *
 * Shapes: two that broadcast → their common shape.
 * Errors: ShapeError when they do not.
 * Source: torch.minimum.
 */
export const minimumOp: Op<'binary', NoOptions> = {
  name: 'minimum',
  kind: 'binary',
  shape: ([input, other]) => commonShape('minimum', input, other),
  forward: ([input, other]) => binaryElements('minimum', input, other, Math.min),
  // dinput = grad where input is smaller, dother = grad where other is smaller
  gradients: [
    ({ inputs: [input, other], ops }, grad) =>
      sumTo(ops, winnersShare(ops, grad, ops.gt(input, other), ops.eq(input, other)), input.shape),
    ({ inputs: [input, other], ops }, grad) =>
      sumTo(ops, winnersShare(ops, grad, ops.lt(input, other), ops.eq(input, other)), other.shape),
  ],
  tangent({ inputs: [input, other], output, ops }, [rate, otherRate]) {
    const areEqual = ops.eq(input, other);
    return sumOfRates(
      ops,
      output.shape,
      rate && winnersShare(ops, rate, ops.gt(input, other), areEqual),
      otherRate && winnersShare(ops, otherRate, ops.lt(input, other), areEqual),
    );
  },
  cost: (shapes) => costPerElement(minimumOp.shape(shapes, {}), { compare: 1 }),
  misreadings: [
    {
      id: 'maximum-instead',
      title: 'the larger one',
      say: 'You took the larger of the two. The smaller one is asked for.',
      forward: ([input, other]) => zipElements('minimum', input, other, Math.max),
    },
    {
      id: 'by-size',
      title: 'compared without sign',
      say: 'You compared sizes without their signs. −3 is smaller than 2.',
      forward: ([input, other]) =>
        zipElements('minimum', input, other, (a, b) => (Math.abs(a) < Math.abs(b) ? a : b)),
    },
    alignedLeft((inputs) => minimumOp.forward(inputs, {})),
  ],
};

/** See `minimumOp`. */
export function minimum<V extends Value>(input: V | number, other: V | number): V {
  return applyOp(minimumOp, [asValue(input, other), asValue(other, input)], {});
}
