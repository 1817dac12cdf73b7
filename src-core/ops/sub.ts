import { ArgumentError } from '#core/errors.ts';
import { alignedLeft } from './aligned-left.ts';
import { costPerElement } from './cost.ts';
import { binaryElements, commonShape, zipElements } from './elementwise.ts';
import { applyOp, asValue } from './op.ts';
import type { NoOptions, Op, Value } from './op.ts';
import { sumOfRates } from './rates.ts';
import { sumTo } from './sum-to.ts';

/**
 * Difference of two tensors: out[i] = input[i] − other[i], sizes of 1 stretched.
 *
 * Shapes: two that broadcast → their common shape.
 * Errors: ShapeError when they do not, ArgumentError for truth values on both sides.
 * Source: torch.sub.
 */
export const subOp: Op<'binary', NoOptions> = {
  name: 'sub',
  kind: 'binary',
  shape: ([input, other]) => commonShape('sub', input, other),
  forward([input, other]) {
    if (input.dtype === 'bool' && other.dtype === 'bool')
      throw new ArgumentError('sub', 'numbers', 'truth values (bool) on both sides');
    return binaryElements('sub', input, other, (a, b) => a - b);
  },
  // dinput = grad, dother = −grad
  gradients: [
    ({ inputs: [input], ops }, grad) => sumTo(ops, grad, input.shape),
    ({ inputs: [, other], ops }, grad) => sumTo(ops, ops.neg(grad), other.shape),
  ],
  tangent: ({ output, ops }, [rate, otherRate]) =>
    sumOfRates(ops, output.shape, rate, otherRate && ops.neg(otherRate)),
  cost: (shapes) => costPerElement(subOp.shape(shapes, {}), { add: 1 }),
  misreadings: [
    {
      id: 'order-swapped',
      title: 'order swapped',
      say: 'Right size, wrong sign: you took the first from the second.',
      forward: ([input, other]) => zipElements('sub', input, other, (a, b) => b - a),
    },
    alignedLeft((inputs) => subOp.forward(inputs, {})),
  ],
};

/** See `subOp`. */
export function sub<V extends Value>(input: V | number, other: V | number): V {
  return applyOp(subOp, [asValue(input, other), asValue(other, input)], {});
}
