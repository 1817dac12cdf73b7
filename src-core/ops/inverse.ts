import { NdArray } from '#core/tensor/nd-array.ts';
import { mapElements } from './elementwise.ts';
import {
  algebraDtype,
  checkRegular,
  determinant,
  eliminate,
  matricesOf,
  squareSize,
  substitute,
} from './lu.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Op, Value } from './op.ts';

/**
 * Inverse of square matrices: the matrix with input · out = out · input = 1, ones on the diagonal and zeros beside it.
 *
 * Shapes: […, N, N] → the same.
 * Errors: ShapeError unless the matrices are square, ArgumentError for one that has no inverse.
 * Source: torch.linalg.inv.
 */
export const inverseOp: Op<'unary', NoOptions> = {
  name: 'inverse',
  kind: 'unary',
  shape([input]) {
    squareSize('inverse', input);
    return [...input];
  },
  forward([input]) {
    const size = squareSize('inverse', input.shape);
    const out = NdArray.empty(input.shape, algebraDtype(input));
    const identity = new Float64Array(size * size);
    for (let i = 0; i < size; i++) identity[i * (size + 1)] = 1;
    let start = 0;
    for (const matrix of matricesOf(input)) {
      const found = eliminate(matrix, size);
      checkRegular('inverse', found);
      out.data.set(substitute(found, size, identity, size), start);
      start += size * size;
    }
    return out;
  },
  // dinput = −outᵀ · grad · outᵀ, since out · input = 1 stays as it is
  gradients: [
    ({ output, ops }, grad) => {
      const turned = ops.transpose(output);
      return ops.neg(ops.matmul(turned, ops.matmul(grad, turned)));
    },
  ],
  tangent: ({ output, ops }, [rate]) => ops.neg(ops.matmul(output, ops.matmul(rate, output))),
  cost([input]) {
    const size = squareSize('inverse', input);
    const count = input.slice(0, -2).reduce((product, each) => product * each, 1);
    return { multiply: count * size ** 3, add: count * size * (size - 1) ** 2 };
  },
  misreadings: [
    {
      id: 'reciprocal-entries',
      title: 'reciprocal of each entry',
      say: 'You inverted each number. The inverse is the matrix whose product with the original is the identity.',
      forward: ([input]) => mapElements(input, (each) => 1 / each, algebraDtype(input)),
    },
    {
      id: 'transposed',
      title: 'transposed',
      say: 'You transposed the matrix. That is the inverse only when its columns are orthonormal.',
      forward: ([input]) => turned(input),
    },
    {
      id: 'not-divided',
      title: 'not divided by the determinant',
      say: 'This is the adjugate. Divide it by the determinant.',
      forward([input]) {
        const size = squareSize('inverse', input.shape);
        const out = inverseOp.forward([input], {});
        let start = 0;
        for (const matrix of matricesOf(input)) {
          const scale = determinant(matrix, size);
          for (let q = start; q < start + size * size; q++)
            out.data[q] = scale * (out.data[q] as number);
          start += size * size;
        }
        return out;
      },
    },
  ],
};

function turned(input: NdArray): NdArray {
  const dims = input.shape.map((_, axis) => axis);
  return input.permute([...dims.slice(0, -2), input.rank - 1, input.rank - 2]);
}

/** See `inverseOp`. */
export function inverse<V extends Value>(input: V): V {
  return applyOp(inverseOp, [input], {});
}
