import { alignedLeft } from './aligned-left.ts';
import { costPerElement } from './cost.ts';
import { binaryElements, commonShape, zipElements } from './elementwise.ts';
import { matmulOp } from './matmul.ts';
import { applyOp, asValue } from './op.ts';
import type { NoOptions, Op, Value } from './op.ts';
import { sumOfRates } from './rates.ts';
import { sumTo } from './sum-to.ts';

/**
 * Product of two tensors entry by entry: out[i] = input[i] · other[i], sizes of 1 stretched. The product of truth
 * values is their and; whole numbers have to stay within int32.
 *
 * Shapes: two that broadcast → their common shape.
 * Errors: ShapeError when they do not.
 * Source: torch.mul.
 */
export const mulOp: Op<'binary', NoOptions> = {
  name: 'mul',
  kind: 'binary',
  shape: ([input, other]) => commonShape('mul', input, other),
  forward: ([input, other]) => binaryElements('mul', input, other, (a, b) => a * b),
  // dinput = grad · other, dother = grad · input
  gradients: [
    ({ inputs: [input, other], ops }, grad) => sumTo(ops, ops.mul(grad, other), input.shape),
    ({ inputs: [input, other], ops }, grad) => sumTo(ops, ops.mul(grad, input), other.shape),
  ],
  // The product rule.
  tangent: ({ inputs: [input, other], output, ops }, [rate, otherRate]) =>
    sumOfRates(
      ops,
      output.shape,
      rate && ops.mul(rate, other),
      otherRate && ops.mul(input, otherRate),
    ),
  cost: (shapes) => costPerElement(mulOp.shape(shapes, {}), { multiply: 1 }),
  misreadings: [
    {
      id: 'matrix-product',
      title: 'matrix product',
      say: 'This is the matrix product. Here each entry meets only the entry in the same place.',
      forward: (inputs) => matmulOp.forward(inputs, {}),
    },
    {
      id: 'sum-instead',
      title: 'added instead',
      say: 'You added the entries. Multiply them.',
      forward: ([input, other]) => zipElements('mul', input, other, (a, b) => a + b),
    },
    alignedLeft((inputs) => mulOp.forward(inputs, {})),
  ],
};

/** See `mulOp`. */
export function mul<V extends Value>(input: V | number, other: V | number): V {
  return applyOp(mulOp, [asValue(input, other), asValue(other, input)], {});
}
