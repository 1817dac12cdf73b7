import { ShapeError } from '#core/errors.ts';
import { broadcastShapes } from '#core/tensor/broadcasting.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount, sameShape } from '#core/tensor/strides.ts';
import { costPerElement } from './cost.ts';
import { zipElements } from './elementwise.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Op, OpFunctions, Value } from './op.ts';
import { productOf } from './product.ts';
import { sumOfRates } from './rates.ts';
import { sumTo } from './sum-to.ts';

/**
 * Matrix product: out[…, m, n] = Σ_k input[…, m, k] · other[…, k, n].
 *
 * Shapes: input […, M, K], other […, K, N] → […, M, N]; leading axes broadcast. A vector [K] is a row on the left,
 * a column on the right, and its axis of size 1 is dropped from the result.
 * Errors: ShapeError unless K is the same and the leading axes broadcast.
 * Source: torch.matmul; where the dtypes differ, which it refuses, the more general one is taken.
 */
export const matmulOp: Op<'binary', NoOptions> = {
  name: 'matmul',
  kind: 'binary',
  shape: ([a, b]) => matmulShape('matmul', a, b),
  forward([a, b]) {
    const shape = matmulOp.shape([a.shape, b.shape], {});
    if (a.rank === 2 && b.rank === 2) return productOf(a, b, shape, []);
    const [rows, columns] = [asRows(a.shape), asColumns(b.shape)];
    const lead = leadOf(rows, columns);
    return productOf(inRank(a, rows), inRank(b, columns), shape, lead);
  },
  // da = grad · bᵀ, db = aᵀ · grad, each summed over the leading axes it was stretched along
  gradients: [
    ({ inputs: [a, b], ops }, grad) => {
      const [rows, columns] = [asRows(a.shape), asColumns(b.shape)];
      const right = ops.transpose(inShape(ops, b, columns));
      const found = ops.matmul(asMatrices(ops, grad, rows, columns), right);
      return inShape(ops, sumTo(ops, found, rows), a.shape);
    },
    ({ inputs: [a, b], ops }, grad) => {
      const [rows, columns] = [asRows(a.shape), asColumns(b.shape)];
      let [left, right] = [inShape(ops, a, rows), asMatrices(ops, grad, rows, columns)];
      if (columns.length === 2 && rows.length > 2) {
        // One matrix met all rows: the sum over the leading axes is part of the product.
        const count = elementCount('matmul', rows.slice(0, -1));
        left = ops.reshape(left, [count, rows.at(-1) as number]);
        right = ops.reshape(right, [count, columns[1] as number]);
      }
      const found = ops.matmul(ops.transpose(left), right);
      return inShape(ops, sumTo(ops, found, columns), b.shape);
    },
  ],
  tangent: ({ inputs: [a, b], output, ops }, [rate, otherRate]) =>
    sumOfRates(
      ops,
      output.shape,
      rate && ops.matmul(rate, b),
      otherRate && ops.matmul(a, otherRate),
    ),
  cost([a, b]) {
    const K = a.at(-1) as number;
    return costPerElement(matmulOp.shape([a, b], {}), { multiply: K, add: Math.max(0, K - 1) });
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

/** The shape of the product. Errors: as `matmulOp`, and BudgetError when it is too large, in the name of `who`. */
export function matmulShape(who: string, a: readonly number[], b: readonly number[]): number[] {
  if (a.length === 0 || b.length === 0 || a.at(-1) !== b.at(b.length === 1 ? 0 : -2))
    throw new ShapeError(who, 'a […, M, K] and b […, K, N]', a, b);
  const isPlain = a.length === 2 && b.length === 2;
  const shape = isPlain
    ? [a[0] as number, b[1] as number]
    : [...leadOf(a, b), ...a.slice(-2, -1), ...(b.length === 1 ? [] : b.slice(-1))];
  elementCount(who, shape);
  return shape;
}

/** The axes in front of the matrices, stretched to each other. */
function leadOf(rows: readonly number[], columns: readonly number[]): readonly number[] {
  if (rows.length <= 2 && columns.length <= 2) return [];
  return broadcastShapes('matmul', rows.slice(0, -2), columns.slice(0, -2));
}

/** A vector as one row. */
function asRows(shape: readonly number[]): readonly number[] {
  return shape.length === 1 ? [1, ...shape] : shape;
}

/** A vector as one column. */
function asColumns(shape: readonly number[]): readonly number[] {
  return shape.length === 1 ? [...shape, 1] : shape;
}

/** The gradient with the axes of size 1 that were dropped for vectors. */
function asMatrices<V extends Value>(
  ops: OpFunctions,
  grad: V,
  rows: readonly number[],
  columns: readonly number[],
): V {
  const lead = leadOf(rows, columns);
  return inShape(ops, grad, [...lead, rows.at(-2) as number, columns.at(-1) as number]);
}

function inRank(array: NdArray, shape: readonly number[]): NdArray {
  return array.rank === shape.length ? array : array.reshape(shape);
}

/** Saves the entry on the tape where nothing changes. */
function inShape<V extends Value>(ops: OpFunctions, value: V, shape: readonly number[]): V {
  return sameShape(value.shape, shape) ? value : ops.reshape(value, shape);
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
