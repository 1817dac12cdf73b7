import { NdArray } from '#core/tensor/nd-array.ts';
import { mapElements } from './elementwise.ts';
import { algebraDtype, determinant, determinantCost, matricesOf, squareSize } from './lu.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Op, Value } from './op.ts';
import { spread } from './reduction.ts';

/**
 * Determinant of square matrices: det A = Σ over all permutations p of sgn(p) · Π_i A[i, p(i)]; for 2 × 2 it is
 * a·d − b·c. Computed by elimination with partial pivoting, as the signed product of the pivots.
 *
 * Shapes: […, N, N] → […]; the determinant of [0, 0] is 1.
 * Errors: ShapeError unless the matrices are square.
 * Source: torch.linalg.det. The gradient is exact for singular matrices too: it is the matrix of cofactors.
 */
export const detOp: Op<'unary', NoOptions> = {
  name: 'det',
  kind: 'unary',
  shape([input]) {
    squareSize('det', input);
    return input.slice(0, -2);
  },
  forward([input]) {
    const size = squareSize('det', input.shape);
    const out = NdArray.empty(input.shape.slice(0, -2), algebraDtype(input));
    let i = 0;
    for (const matrix of matricesOf(input)) out.data[i++] = determinant(matrix, size);
    return out;
  },
  // dinput = grad · the cofactors of input
  gradients: [
    ({ inputs: [input], ops }, grad) =>
      ops.mul(spread(ops, grad, input.shape, { dim: [-2, -1] }), ops.cofactor(input)),
  ],
  tangent: ({ inputs: [input], ops }, [rate]) =>
    ops.sum(ops.mul(rate, ops.cofactor(input)), { dim: [-2, -1] }),
  cost: ([input]) => determinantCost('det', input),
  misreadings: [
    {
      id: 'sign-turned-round',
      title: 'sign turned round',
      say: 'Right size, wrong sign. For 2 × 2 it is a·d − b·c: the main diagonal counts positive.',
      forward: ([input]) => mapElements(detOp.forward([input], {}), (each) => -each),
    },
    {
      id: 'products-added',
      title: 'all products added',
      say: 'You added the products of both diagonals. Half of the products are subtracted.',
      forward: ([input]) => permanents(input),
    },
    {
      id: 'diagonal-only',
      title: 'product of the diagonal',
      say: 'You multiplied the diagonal. That is the determinant of a triangular matrix only.',
      forward([input]) {
        squareSize('det', input.shape);
        const lines = input.diagonal(0, -2, -1);
        const size = lines.shape.at(-1) as number;
        const values = lines.toArray();
        const out = NdArray.empty(lines.shape.slice(0, -1), algebraDtype(input));
        for (let i = 0; i < out.size; i++)
          out.data[i] = values.slice(i * size, (i + 1) * size).reduce((a, b) => a * b, 1);
        return out;
      },
    },
  ],
};

/** The determinant with a plus before every product, developed along the first row. */
function permanents(input: NdArray): NdArray {
  const size = squareSize('det', input.shape);
  const permanent = (rows: readonly (readonly number[])[]): number =>
    rows.length === 0
      ? 1
      : (rows[0] as readonly number[]).reduce(
          (sum, entry, column) =>
            sum + entry * permanent(rows.slice(1).map((row) => row.toSpliced(column, 1))),
          0,
        );
  const out = NdArray.empty(input.shape.slice(0, -2), algebraDtype(input));
  let i = 0;
  for (const matrix of matricesOf(input)) {
    const rows = Array.from({ length: size }, (_, row) => [
      ...matrix.subarray(row * size, (row + 1) * size),
    ]);
    out.data[i++] = permanent(rows);
  }
  return out;
}

/** See `detOp`. */
export function det<V extends Value>(input: V): V {
  return applyOp(detOp, [input], {});
}
