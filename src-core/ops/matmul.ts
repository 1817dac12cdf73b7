import { ShapeError } from '#core/errors.ts';
import { broadcastShapes } from '#core/tensor/broadcasting.ts';
import { zipElements } from '#core/tensor/elementwise.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Op, Value } from './op.ts';
import { sumTo } from './sum-to.ts';

/**
 * Matrix product: out[…, m, n] = Σ_k input[…, m, k] · other[…, k, n].
 *
 * Shapes: input […, M, K], other […, K, N] → […, M, N]; leading axes broadcast. A vector [K] is a row on the left,
 * a column on the right, and its axis of size 1 is dropped from the result.
 * Errors: ShapeError unless K is the same and the leading axes broadcast.
 * Source: torch.matmul.
 */
export const matmulOp: Op<'binary', NoOptions> = {
  name: 'matmul',
  shape([a, b]) {
    if (a.length === 0 || b.length === 0 || a.at(-1) !== b.at(b.length === 1 ? 0 : -2))
      throw new ShapeError('matmul', 'a […, M, K] and b […, K, N]', a, b);
    const lead = broadcastShapes('matmul', a.slice(0, -2), b.slice(0, -2));
    return [...lead, ...a.slice(-2, -1), ...(b.length === 1 ? [] : b.slice(-1))];
  },
  forward([a, b]) {
    const out = NdArray.zeros(matmulOp.shape([a.shape, b.shape], {}));
    const left = a.reshape(asRows(a.shape));
    const right = b.reshape(asColumns(b.shape));
    const [M, K] = left.shape.slice(-2) as [number, number];
    const N = right.shape.at(-1) as number;
    const lead = broadcastShapes('matmul', left.shape.slice(0, -2), right.shape.slice(0, -2));
    const x = left.expand([...lead, M, K]).values();
    const y = right.expand([...lead, K, N]).values();
    for (let row = 0; row < x.length / Math.max(1, K); row++) {
      const batch = Math.floor(row / M) * K * N;
      for (let k = 0; k < K; k++) {
        const factor = x[row * K + k] as number;
        for (let n = 0; n < N; n++)
          out.data[row * N + n] =
            (out.data[row * N + n] as number) + factor * (y[batch + k * N + n] as number);
      }
    }
    return out;
  },
  // da = grad · bᵀ, db = aᵀ · grad, each summed over the leading axes it was stretched along
  backward({ inputs: [a, b], ops }, grad) {
    const [rows, columns] = [asRows(a.shape), asColumns(b.shape)];
    const lead = broadcastShapes('matmul', rows.slice(0, -2), columns.slice(0, -2));
    const full = ops.reshape(grad, [...lead, rows.at(-2) as number, columns.at(-1) as number]);
    const left = ops.reshape(a, rows);
    const right = ops.reshape(b, columns);
    return [
      () => ops.reshape(sumTo(ops, ops.matmul(full, ops.transpose(right)), rows), a.shape),
      () => ops.reshape(sumTo(ops, ops.matmul(ops.transpose(left), full), columns), b.shape),
    ];
  },
  misreadings: [
    {
      id: 'order-swapped',
      title: 'factors exchanged',
      say: 'This is b · a. A matrix product changes when its factors are exchanged.',
      forward: ([a, b]) => matmulOp.forward([b, a], {}),
    },
    {
      id: 'left-transposed',
      title: 'left matrix transposed',
      say: 'You went down the columns of the left matrix. Its rows meet the columns of the right one.',
      forward: ([a, b]) => matmulOp.forward([turned(a), b], {}),
    },
    {
      id: 'weight-transposed',
      title: 'right matrix transposed',
      say: 'You went along the rows of the right matrix. Rows on the left meet columns on the right.',
      forward: ([a, b]) => matmulOp.forward([a, turned(b)], {}),
    },
    {
      id: 'entry-by-entry',
      title: 'multiplied entry by entry',
      say: 'You multiplied entries in the same place. A matrix product sums over a row and a column.',
      forward: ([a, b]) => zipElements('matmul', a, b, (x, y) => x * y),
    },
  ],
};

/** A vector as one row. */
function asRows(shape: readonly number[]): readonly number[] {
  return shape.length === 1 ? [1, ...shape] : shape;
}

/** A vector as one column. */
function asColumns(shape: readonly number[]): readonly number[] {
  return shape.length === 1 ? [...shape, 1] : shape;
}

function turned(matrix: NdArray): NdArray {
  const { rank } = matrix;
  if (rank < 2) return matrix;
  const dims = matrix.shape.map((_, axis) => axis);
  return matrix.permute([...dims.slice(0, -2), rank - 1, rank - 2]);
}

/** See `matmulOp`. */
export function matmul<V extends Value>(input: V, other: V): V {
  return applyOp(matmulOp, [input, other], {});
}
