import { ShapeError } from '#core/errors.ts';
import { elementCount } from '#core/tensor/strides.ts';
import { costPerElement } from './cost.ts';
import { zipElements } from './elementwise.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Op, Value } from './op.ts';
import { sumOfRates } from './rates.ts';

/**
 * Outer product, every number times every other: out[m, n] = input[m] · other[n].
 *
 * Shapes: input [M], other [N] → [M, N].
 * Errors: ShapeError unless both are vectors.
 * Source: torch.outer.
 */
export const outerOp: Op<'binary', NoOptions> = {
  name: 'outer',
  kind: 'binary',
  shape([a, b]) {
    if (a.length !== 1 || b.length !== 1)
      throw new ShapeError('outer', 'two vectors [M] and [N]', a, b);
    elementCount('outer', [...a, ...b]);
    return [...a, ...b];
  },
  forward([a, b]) {
    outerOp.shape([a.shape, b.shape], {});
    return zipElements('outer', a.reshape([a.size, 1]), b, (x, y) => x * y);
  },
  // da = grad · b, db = gradᵀ · a
  gradients: [
    ({ inputs: [, b], ops }, grad) => ops.matmul(grad, b),
    ({ inputs: [a], ops }, grad) => ops.matmul(ops.transpose(grad), a),
  ],
  tangent: ({ inputs: [a, b], output, ops }, [rate, otherRate]) =>
    sumOfRates(ops, output.shape, rate && ops.outer(rate, b), otherRate && ops.outer(a, otherRate)),
  cost: (shapes) => costPerElement(outerOp.shape(shapes, {}), { multiply: 1 }),
  misreadings: [
    {
      id: 'transposed',
      title: 'rows and columns exchanged',
      say: 'The first vector runs down the rows, the second along the columns. Yours is the other way round.',
      forward: ([a, b]) => outerOp.forward([b, a], {}),
    },
    {
      id: 'entry-by-entry',
      title: 'multiplied entry by entry',
      say: 'You multiplied entries in the same place. In an outer product every number meets every other.',
      forward: ([a, b]) => zipElements('outer', a, b, (x, y) => x * y),
    },
    {
      id: 'added',
      title: 'added instead of multiplied',
      say: 'You added each pair. An outer product multiplies it.',
      forward: ([a, b]) => zipElements('outer', a.reshape([-1, 1]), b, (x, y) => x + y),
    },
  ],
};

/** See `outerOp`. */
export function outer<V extends Value>(input: V, other: V): V {
  return applyOp(outerOp, [input, other], {});
}
