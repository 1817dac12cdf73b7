import { broadcastStrides } from '#core/tensor/broadcasting.ts';
import { elementCount } from '#core/tensor/strides.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { sumTo } from './sum-to.ts';

export interface ExpandOptions {
  shape: readonly number[];
}

/**
 * Repeats the tensor along axes of size 1 and along new axes in front.
 *
 * Shapes: one that stretches to `shape` → `shape`.
 * Errors: ShapeError when it does not, BudgetError when the result would be too large.
 * Source: torch.Tensor.expand, without −1.
 */
export const expandOp: Op<'unary', ExpandOptions> = {
  name: 'expand',
  shape([input], { shape }) {
    elementCount('expand', shape);
    broadcastStrides('expand', input, input, shape);
    return [...shape];
  },
  forward: ([input], options) => input.expand(expandOp.shape([input.shape], options)),
  // dinput = grad, summed over the copies
  backward: ({ inputs: [input], ops }, grad) => [() => sumTo(ops, grad, input.shape)],
  misreadings: [],
};

/** See `expandOp`. */
export function expand<V extends Value>(input: V, shape: readonly number[]): V {
  return applyOp(expandOp, [input], { shape });
}
