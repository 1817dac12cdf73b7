import { ArgumentError, formatShape } from '#core/errors.ts';
import { broadcastStrides } from '#core/tensor/broadcasting.ts';
import { elementCount, sameShape } from '#core/tensor/strides.ts';
import { noCost } from './cost.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { sumTo } from './sum-to.ts';

export interface ExpandOptions {
  /** −1 keeps the size of an axis. */
  shape: readonly number[];
}

/**
 * Repeats the tensor along axes of size 1 and along new axes in front: out[…, i, …] = input[…, 0, …].
 *
 * Shapes: one that stretches to `shape` → `shape`. A view: no number is copied.
 * Errors: ShapeError when it does not, ArgumentError for −1 at a new axis, BudgetError when the result would be too
 * large.
 * Source: torch.Tensor.expand.
 */
export const expandOp: Op<'unary', ExpandOptions> = {
  name: 'expand',
  kind: 'unary',
  shape([input], { shape }) {
    const lead = shape.length - input.length;
    if (shape.slice(0, Math.max(0, lead)).includes(-1))
      throw new ArgumentError('expand', 'sizes for the new axes', formatShape(shape));
    const target = shape.map((size, axis) => (size === -1 ? (input[axis - lead] as number) : size));
    elementCount('expand', target);
    broadcastStrides('expand', input, input, target);
    return target;
  },
  forward: ([input], options) => input.expand(expandOp.shape([input.shape], options)),
  // dinput = grad, summed over the copies
  gradients: [({ inputs: [input], ops }, grad) => sumTo(ops, grad, input.shape)],
  tangent: ({ output, ops }, [rate]) => ops.expand(rate, output.shape),
  cost: () => noCost,
  misreadings: [],
};

/** See `expandOp`. */
export function expand<V extends Value>(input: V, shape: readonly number[]): V {
  return sameShape(input.shape, shape) ? input : applyOp(expandOp, [input], { shape });
}

/** As `expand`. Source: torch.broadcast_to. */
export function broadcastTo<V extends Value>(input: V, shape: readonly number[]): V {
  return expand(input, shape);
}
