import { floatFor, promote } from '#core/tensor/dtype.ts';
import { costPerElement } from './cost.ts';
import { commonShape, zipElements } from './elementwise.ts';
import { applyOp, asValue } from './op.ts';
import type { NoOptions, Op, OpFunctions, Value } from './op.ts';
import { sumOfRates } from './rates.ts';
import { sumTo } from './sum-to.ts';

/**
 * The angle in −π … π of the point with y = input[i] and x = other[i], from the positive x-axis; sizes of 1
 * stretched.
 *
 * Shapes: two that broadcast → their common shape.
 * Errors: ShapeError when they do not.
 * Source: torch.atan2. The gradient at the origin is 0, as there.
 */
export const atan2Op: Op<'binary', NoOptions> = {
  name: 'atan2',
  kind: 'binary',
  shape: ([input, other]) => commonShape('atan2', input, other),
  forward: ([input, other]) =>
    zipElements('atan2', input, other, Math.atan2, floatFor(promote(input, other))),
  // dy = grad · x / (x² + y²), dx = −grad · y / (x² + y²)
  gradients: [
    ({ inputs: [y, x], ops }, grad) =>
      sumTo(ops, ops.mul(grad, ops.mul(x, overSquares(ops, y, x))), y.shape),
    ({ inputs: [y, x], ops }, grad) =>
      sumTo(ops, ops.neg(ops.mul(grad, ops.mul(y, overSquares(ops, y, x)))), x.shape),
  ],
  tangent: ({ inputs: [y, x], output, ops }, [rate, otherRate]) =>
    sumOfRates(
      ops,
      output.shape,
      rate && ops.mul(rate, ops.mul(x, overSquares(ops, y, x))),
      otherRate && ops.neg(ops.mul(otherRate, ops.mul(y, overSquares(ops, y, x)))),
    ),
  cost: (shapes) => costPerElement(atan2Op.shape(shapes, {}), { special: 1 }),
  misreadings: [
    {
      id: 'order-swapped',
      title: 'x and y exchanged',
      say: 'You took the first tensor for x. The first is y, the second x.',
      forward: ([y, x]) => atan2Op.forward([x, y], {}),
    },
    {
      id: 'half-plane-lost',
      title: 'left half lost',
      say: 'atan(y / x) cannot tell a point from the one opposite. atan2 looks at both signs.',
      forward: ([y, x]) =>
        zipElements('atan2', y, x, (a, b) => Math.atan(a / b), floatFor(promote(y, x))),
    },
  ],
};

/** 1 / (x² + y²), and 0 at the origin. */
function overSquares<V extends Value>(ops: OpFunctions, y: V, x: V): V {
  const squares = ops.add(ops.mul(x, x), ops.mul(y, y));
  const isOrigin = ops.eq(squares, 0);
  return ops.where(isOrigin, 0, ops.div(1, ops.where(isOrigin, 1, squares)));
}

/** See `atan2Op`. */
export function atan2<V extends Value>(input: V | number, other: V | number): V {
  return applyOp(atan2Op, [asValue(input, other), asValue(other, input)], {});
}
