/** Determinants and inverses of small square matrices by elimination. */
import { cellAt, settledArray } from './array-value.ts';
import type { ArrayValue, Measured } from './array-value.ts';
import { Rational } from './rational.ts';
import { addValues, multiplyValues, raiseValue, subtractValues } from './value.ts';
import type { Value } from './value.ts';
import { costOf } from './work.ts';
import type { Work } from './work.ts';

/** The determinant, by the first row. Undefined where a cell has no value. */
export function determinantOf(matrix: ArrayValue, work: Work): Value | undefined {
  const { rows } = matrix;
  if (rows === 1) return matrix.cells[0];
  let total: Value | undefined = Rational.zero;
  for (let column = 0; column < rows && total; column++) {
    const head = cellAt(matrix, 0, column);
    const rest = determinantOf(minor(matrix, 0, column), work);
    if (!head || !rest) return undefined;
    work.spend(2 * costOf(head, rest));
    const term = multiplyValues(head, rest);
    total = term && (column % 2 === 0 ? addValues(total, term) : subtractValues(total, term));
  }
  return total;
}

/** The inverse by minors; undefined where the determinant is 0. */
export function inverseOf(matrix: ArrayValue, work: Work): Measured | undefined {
  const { rows } = matrix;
  const determinant = determinantOf(matrix, work);
  const factor = determinant && raiseValue(determinant, Rational.of(-1));
  if (!factor || rows === 1) return factor;
  const cells = matrix.cells.map((_, at) => {
    const [row, column] = [Math.floor(at / rows), at % rows];
    const part = determinantOf(minor(matrix, column, row), work);
    const sign = Rational.of((row + column) % 2 === 0 ? 1 : -1);
    const signed = part && multiplyValues(part, sign);
    return signed && multiplyValues(signed, factor);
  });
  return settledArray(rows, rows, cells);
}

/** The matrix without one row and one column. */
function minor(matrix: ArrayValue, row: number, column: number): ArrayValue {
  const cells = matrix.cells.filter(
    (_, at) => Math.floor(at / matrix.columns) !== row && at % matrix.columns !== column,
  );
  return { rows: matrix.rows - 1, columns: matrix.columns - 1, cells };
}
