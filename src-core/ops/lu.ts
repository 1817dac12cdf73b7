// Gaussian elimination with partial pivoting, on square matrices in float64: what det, inverse and solve share.
import { logOf } from '#core/elementary/index.ts';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { floatFor } from '#core/tensor/dtype.ts';
import type { DType } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import type { Cost } from './cost.ts';

/** P·A = L·U in one array: U on and above the diagonal, L below it, whose own diagonal is 1. */
export interface Elimination {
  readonly lu: Float64Array;
  /** Row i of P·A is row order[i] of A. */
  readonly order: readonly number[];
  /** 1 or −1: whether rows were exchanged an even number of times. */
  readonly sign: number;
  /** The first column without a pivot; −1 when A has an inverse. */
  readonly zeroPivot: number;
}

/** Errors: ShapeError unless the last two axes are equal. */
export function squareSize(who: string, shape: readonly number[]): number {
  const [rows, columns] = shape.slice(-2);
  if (rows === undefined || columns === undefined || rows !== columns)
    throw new ShapeError(who, 'square matrices […, N, N]', shape);
  return rows;
}

/** The matrices of a stack one by one, as row-major numbers that may be written to. */
export function* matricesOf(array: NdArray): Iterable<Float64Array> {
  const [M, N] = array.shape.slice(-2) as [number, number];
  const count = array.shape.slice(0, -2).reduce((product, size) => product * size, 1);
  const values = Float64Array.from(array.values());
  for (let i = 0; i < count; i++) yield values.slice(i * M * N, (i + 1) * M * N);
}

/** What linear algebra computes in: floats as they are, whole numbers in float64. */
export function algebraDtype(array: NdArray): DType {
  return floatFor(array.dtype);
}

/** Eliminates in place. In each column the entry of largest magnitude becomes the pivot. */
export function eliminate(matrix: Float64Array, size: number): Elimination {
  const order = Array.from({ length: size }, (_, i) => i);
  let sign = 1;
  let zeroPivot = -1;
  const at = (row: number, column: number): number => matrix[row * size + column] as number;
  for (let k = 0; k < size; k++) {
    let pivot = k;
    for (let row = k + 1; row < size; row++)
      if (Math.abs(at(row, k)) > Math.abs(at(pivot, k))) pivot = row;
    if (at(pivot, k) === 0) {
      if (zeroPivot < 0) zeroPivot = k;
      continue;
    }
    if (pivot !== k) {
      sign = -sign;
      [order[k], order[pivot]] = [order[pivot] as number, order[k] as number];
      for (let column = 0; column < size; column++) {
        const kept = at(k, column);
        matrix[k * size + column] = at(pivot, column);
        matrix[pivot * size + column] = kept;
      }
    }
    for (let row = k + 1; row < size; row++) {
      const factor = at(row, k) / at(k, k);
      matrix[row * size + k] = factor;
      for (let column = k + 1; column < size; column++)
        matrix[row * size + column] = at(row, column) - factor * at(k, column);
    }
  }
  return { lu: matrix, order, sign, zeroPivot };
}

/** det A = sign · Π of the diagonal of U. */
export function determinant(matrix: Float64Array, size: number): number {
  const { lu, sign } = eliminate(matrix, size);
  let product = sign;
  for (let k = 0; k < size; k++) product *= lu[k * size + k] as number;
  // −0 becomes 0.
  return product + 0;
}

/** ln |det| and the sign of det, which is 0 for a singular matrix. */
export function logAndSign(who: string, input: NdArray): { log: NdArray; sign: NdArray } {
  const size = squareSize(who, input.shape);
  const lead = input.shape.slice(0, -2);
  const log = NdArray.empty(lead, algebraDtype(input));
  const sign = NdArray.empty(lead, log.dtype);
  let i = 0;
  for (const matrix of matricesOf(input)) {
    const found = eliminate(matrix, size);
    let [sum, turn] = [0, found.sign];
    for (let k = 0; k < size; k++) {
      const pivot = found.lu[k * (size + 1)] as number;
      sum += logOf(Math.abs(pivot));
      turn *= Math.sign(pivot);
    }
    log.data[i] = sum;
    sign.data[i++] = turn + 0;
  }
  return { log, sign };
}

/** What det takes for a stack of matrices: elimination, and the product of the pivots. */
export function determinantCost(who: string, shape: readonly number[]): Cost {
  const size = squareSize(who, shape);
  const count = shape.slice(0, -2).reduce((product, each) => product * each, 1);
  const steps = (size * (size - 1) * (2 * size - 1)) / 6;
  const divisions = (size * (size - 1)) / 2;
  return { multiply: count * (steps + divisions + size), add: count * steps };
}

/**
 * X with A·X = B: L·Y = P·B from the top, then U·X = Y from the bottom.
 *
 * Shapes: B [size, columns] row-major → the same.
 */
export function substitute(
  { lu, order }: Elimination,
  size: number,
  b: Float64Array,
  columns: number,
): Float64Array {
  const x = new Float64Array(size * columns);
  for (let c = 0; c < columns; c++) {
    const entry = (row: number): number => x[row * columns + c] as number;
    for (let row = 0; row < size; row++) {
      let sum = b[(order[row] as number) * columns + c] as number;
      for (let k = 0; k < row; k++) sum -= (lu[row * size + k] as number) * entry(k);
      x[row * columns + c] = sum;
    }
    for (let row = size - 1; row >= 0; row--) {
      let sum = entry(row);
      for (let k = row + 1; k < size; k++) sum -= (lu[row * size + k] as number) * entry(k);
      x[row * columns + c] = sum / (lu[row * size + row] as number);
    }
  }
  return x;
}

/** Errors: ArgumentError for a matrix that has no inverse, naming the column without a pivot. */
export function checkRegular(who: string, { zeroPivot }: Elimination): void {
  if (zeroPivot >= 0)
    throw new ArgumentError(
      who,
      'a matrix with an inverse',
      `a singular one: elimination finds no pivot in column ${zeroPivot}`,
    );
}
