import { ShapeError } from '#core/errors.ts';
import { equivalent } from './equivalent.ts';
import { add, multiply as product, zero } from './expression.ts';
import type { Expression } from './expression.ts';
import { toLatex } from './print.ts';

/** A matrix of expressions, stored row by row. */
export interface SymbolicMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly entries: readonly Expression[];
}

/**
 * A matrix from its entries, row by row.
 *
 * Shapes: entries [rows · columns].
 * Errors: ShapeError when the number of entries differs from rows · columns.
 */
export function matrixFrom(
  rows: number,
  columns: number,
  entries: readonly Expression[],
): SymbolicMatrix {
  if (entries.length !== rows * columns) {
    throw new ShapeError('matrixFrom', `${rows} × ${columns} entries`, [entries.length]);
  }
  return { rows, columns, entries };
}

/** The entry in a row and a column, both counted from 0. Errors: ShapeError outside the matrix. */
export function entryAt(matrix: SymbolicMatrix, row: number, column: number): Expression {
  const inside = row >= 0 && row < matrix.rows && column >= 0 && column < matrix.columns;
  const entry = inside ? matrix.entries[row * matrix.columns + column] : undefined;
  if (entry) return entry;
  throw new ShapeError('entryAt', `a cell of a ${matrix.rows} × ${matrix.columns} matrix`, [
    row,
    column,
  ]);
}

/** The transpose: out[j, i] = matrix[i, j]. */
export function transposed(matrix: SymbolicMatrix): SymbolicMatrix {
  const { rows, columns } = matrix;
  const entries = Array.from({ length: rows * columns }, (_, at) =>
    entryAt(matrix, at % rows, Math.floor(at / rows)),
  );
  return { rows: columns, columns: rows, entries };
}

/**
 * Matrix times vector: out[i] = Σ_j matrix[i, j] · vector[j].
 *
 * Shapes: matrix [rows, columns], vector [columns] → [rows].
 * Errors: ShapeError when the vector is not as long as a row.
 */
export function multiply(matrix: SymbolicMatrix, vector: readonly Expression[]): Expression[] {
  const { rows, columns, entries } = matrix;
  if (vector.length !== columns) {
    throw new ShapeError('multiply', `a vector with ${columns} entries`, [vector.length]);
  }
  return Array.from({ length: rows }, (_, row) => {
    const cells = entries.slice(row * columns, (row + 1) * columns);
    return add(...cells.map((cell, column) => product(cell, vector[column] as Expression)));
  });
}

/**
 * For each cell whether both matrices agree there, row by row, judged by `equal` (by default: equivalent on positive integers).
 *
 * Errors: ShapeError when the sizes differ.
 */
export function equalEntries(
  left: SymbolicMatrix,
  right: SymbolicMatrix,
  equal = (a: Expression, b: Expression): boolean => equivalent(a, b).equal,
): boolean[] {
  if (left.rows !== right.rows || left.columns !== right.columns) {
    const sizes = [left, right].map(({ rows, columns }) => [rows, columns]);
    throw new ShapeError('equalEntries', 'two matrices of one size', ...sizes);
  }
  return left.entries.map((entry, at) => equal(entry, right.entries[at] ?? zero));
}

/** LaTeX for the matrix in brackets; with `blankZeros` the cells that are 0 stay empty. */
export function matrixToLatex(matrix: SymbolicMatrix, { blankZeros = false } = {}): string {
  const cells = matrix.entries.map((entry) => {
    const latex = toLatex(entry);
    return blankZeros && latex === '0' ? '' : latex;
  });
  const lines = Array.from({ length: matrix.rows }, (_, row) =>
    cells.slice(row * matrix.columns, (row + 1) * matrix.columns).join(' & '),
  );
  return `\\begin{bmatrix}${lines.join(' \\\\ ')}\\end{bmatrix}`;
}
