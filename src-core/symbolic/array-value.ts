/** Vectors and matrices of exact values. A vector is a column; one row and one column are a number. */
import { AppError } from '#core/errors.ts';
import { Rational } from './rational.ts';
import { addValues, multiplyValues } from './value.ts';
import type { Value } from './value.ts';
import { costOf } from './work.ts';
import type { Work } from './work.ts';

/** Cells row by row. */
export interface ArrayValue {
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly Value[];
}

/** A number, or an array of more than one. */
export type Measured = Value | ArrayValue;

/** Two parts of a formula whose sizes do not fit, in a sentence for the learner. */
export class SizeIssue extends AppError {
  constructor(message: string) {
    super('size', message);
  }
}

export function isArrayValue(value: Measured): value is ArrayValue {
  return 'cells' in value;
}

/** The array, or the number that an array of one cell is. */
export function settledArray(
  rows: number,
  columns: number,
  cells: readonly (Value | undefined)[],
): Measured | undefined {
  if (cells.includes(undefined)) return undefined;
  return cells.length === 1 ? cells[0] : { rows, columns, cells: cells as Value[] };
}

export function cellAt(array: ArrayValue, row: number, column: number): Value | undefined {
  return array.cells[row * array.columns + column];
}

export function columnOf(cells: readonly (Value | undefined)[]): Measured | undefined {
  return settledArray(cells.length, 1, cells);
}

/** Every cell through a function of one value. */
export function mapped(
  value: Measured,
  rule: (cell: Value) => Value | undefined,
): Measured | undefined {
  if (!isArrayValue(value)) return rule(value);
  return settledArray(value.rows, value.columns, value.cells.map(rule));
}

/** out[j, i] = value[i, j]. */
export function transposedValue(value: Measured): Measured {
  if (!isArrayValue(value)) return value;
  const { rows, columns } = value;
  const cells = value.cells.map((_, at) =>
    cellAt(value, at % rows, Math.floor(at / rows)),
  ) as Value[];
  return { rows: columns, columns: rows, cells };
}

/** Matrix product: out[i, k] = Σ_j left[i, j]·right[j, k]. Zeros cost nothing. */
export function matrixProduct(
  left: ArrayValue,
  right: ArrayValue,
  work: Work,
): Measured | undefined {
  work.spend(left.rows * right.columns);
  const cells = Array.from({ length: left.rows * right.columns }, (_, at) => {
    const [row, column] = [Math.floor(at / right.columns), at % right.columns];
    let total: Value | undefined = Rational.zero;
    for (let inner = 0; inner < left.columns && total; inner++) {
      const [a, b] = [cellAt(left, row, inner), cellAt(right, inner, column)];
      if (!a || !b || isZero(a) || isZero(b)) continue;
      work.spend(2 * costOf(a, b));
      const term = multiplyValues(a, b);
      total = term && addValues(total, term);
    }
    return total;
  });
  return settledArray(left.rows, right.columns, cells);
}

function isZero(value: Value): boolean {
  return value instanceof Rational && value.sign() === 0;
}
