import { broadcastShapes } from '#core/tensor/broadcasting.ts';
import { zipElements } from '#core/tensor/elementwise.ts';
import { matmulOp } from './matmul.ts';
import { applyOp, asValue } from './op.ts';
import type { NoOptions, Op, Value } from './op.ts';
import { sumTo } from './sum-to.ts';

/**
 * Product of two tensors entry by entry: out[i] = input[i] · other[i], sizes of 1 stretched.
 *
 * Shapes: two that broadcast → their common shape.
 * Errors: ShapeError when they do not.
 * Source: torch.mul.
 */
export const mulOp: Op<'binary', NoOptions> = {
  name: 'mul',
  shape: ([input, other]) => broadcastShapes('mul', input, other),
  forward: ([input, other]) => zipElements('mul', input, other, (a, b) => a * b),
  // dinput = grad · other, dother = grad · input
  backward({ inputs: [input, other], ops }, grad) {
    return [
      () => sumTo(ops, ops.mul(grad, other), input.shape),
      () => sumTo(ops, ops.mul(grad, input), other.shape),
    ];
  },
  misreadings: [
    {
      id: 'matrix-product',
      title: 'matrix product',
      say: 'This is the matrix product. Here each entry meets only the entry in the same place.',
      forward: (inputs) => matmulOp.forward(inputs, {}),
    },
  ],
};

/** See `mulOp`. */
export function mul<V extends Value>(input: V, other: V | number): V {
  return applyOp(mulOp, [input, asValue(other)], {});
}
