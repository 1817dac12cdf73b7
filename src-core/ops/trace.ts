import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { noCost } from './cost.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Op, Value } from './op.ts';
import { constantZeros } from './places.ts';

/**
 * Sum of the main diagonal: out = Σ_i input[i, i].
 *
 * Shapes: [M, N] → one number.
 * Errors: ShapeError unless the input has two axes.
 * Source: torch.trace.
 */
export const traceOp: Op<'unary', NoOptions> = {
  name: 'trace',
  kind: 'unary',
  shape([input]) {
    if (input.length !== 2) throw new ShapeError('trace', 'a matrix [M, N]', input);
    return [];
  },
  forward([input]) {
    traceOp.shape([input.shape], {});
    return total(input.diagonal());
  },
  // dinput = grad on the diagonal, 0 elsewhere
  gradients: [
    ({ inputs: [input], ops }, grad) =>
      ops.diagonalScatter(
        constantZeros(input.shape, grad.dtype),
        ops.expand(grad, [Math.min(...input.shape)]),
      ),
  ],
  tangent: ({ ops }, [rate]) => ops.trace(rate),
  cost: ([input]) => ({ ...noCost, add: Math.max(0, Math.min(...input) - 1) }),
  misreadings: [
    {
      id: 'sum-of-all',
      title: 'all entries summed',
      say: 'You summed all entries. The trace sums the diagonal only.',
      forward: ([input]) => total(input),
    },
    {
      id: 'product-of-diagonal',
      title: 'diagonal multiplied',
      say: 'You multiplied the diagonal. The trace adds it up.',
      forward: ([input]) => {
        const product = input
          .diagonal()
          .toArray()
          .reduce((all, each) => all * each, 1);
        return NdArray.from(product, [], input.dtype);
      },
    },
    {
      id: 'other-diagonal',
      title: 'the other diagonal',
      say: 'You summed from the top right to the bottom left. The diagonal starts at the top left.',
      forward: ([input]) => total(input.flip([1]).diagonal()),
    },
  ],
};

function total(input: NdArray): NdArray {
  const sum = input.toArray().reduce((all, each) => all + each, 0);
  return NdArray.from(sum, [], input.dtype === 'bool' ? 'int32' : input.dtype);
}

/** See `traceOp`. */
export function trace<V extends Value>(input: V): V {
  return applyOp(traceOp, [input], {});
}
