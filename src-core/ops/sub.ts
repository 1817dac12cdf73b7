import { broadcastShapes } from '#core/tensor/broadcasting.ts';
import { zipElements } from '#core/tensor/elementwise.ts';
import { applyOp, asValue } from './op.ts';
import type { NoOptions, Op, Value } from './op.ts';
import { sumTo } from './sum-to.ts';

/**
 * Difference of two tensors: out[i] = input[i] − other[i], sizes of 1 stretched.
 *
 * Shapes: two that broadcast → their common shape.
 * Errors: ShapeError when they do not.
 * Source: torch.sub.
 */
export const subOp: Op<'binary', NoOptions> = {
  name: 'sub',
  shape: ([input, other]) => broadcastShapes('sub', input, other),
  forward: ([input, other]) => zipElements('sub', input, other, (a, b) => a - b),
  // dinput = grad, dother = −grad
  backward({ inputs: [input, other], ops }, grad) {
    return [() => sumTo(ops, grad, input.shape), () => sumTo(ops, ops.neg(grad), other.shape)];
  },
  misreadings: [
    {
      id: 'order-swapped',
      title: 'order swapped',
      say: 'Right size, wrong sign: you took the first from the second.',
      forward: ([input, other]) => zipElements('sub', input, other, (a, b) => b - a),
    },
  ],
};

/** See `subOp`. */
export function sub<V extends Value>(input: V, other: V | number): V {
  return applyOp(subOp, [input, asValue(other)], {});
}
