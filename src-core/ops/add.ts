import { broadcastShapes } from '#core/tensor/broadcasting.ts';
import { zipElements } from '#core/tensor/elementwise.ts';
import { applyOp, asValue } from './op.ts';
import type { NoOptions, Op, Value } from './op.ts';
import { sumTo } from './sum-to.ts';

/**
 * Sum of two tensors: out[i] = input[i] + other[i], sizes of 1 stretched.
 *
 * Shapes: two that broadcast → their common shape.
 * Errors: ShapeError when they do not.
 * Source: torch.add.
 */
export const addOp: Op<'binary', NoOptions> = {
  name: 'add',
  shape: ([input, other]) => broadcastShapes('add', input, other),
  forward: ([input, other]) => zipElements('add', input, other, (a, b) => a + b),
  // dinput = grad, dother = grad, each summed over the axes it was stretched along
  backward({ inputs: [input, other], ops }, grad) {
    return [() => sumTo(ops, grad, input.shape), () => sumTo(ops, grad, other.shape)];
  },
  misreadings: [],
};

/** See `addOp`. */
export function add<V extends Value>(input: V, other: V | number): V {
  return applyOp(addOp, [input, asValue(other)], {});
}
