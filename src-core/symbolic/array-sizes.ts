/** Sizes of vectors and matrices in words, and the sentences for those that do not fit. */
import { SizeIssue, isArrayValue } from './array-value.ts';
import type { ArrayValue, Measured } from './array-value.ts';
import type { Value } from './value.ts';

/** The name of each size, such as n for 3, where sizes have names. */
export type SizeNames = ReadonlyMap<number, string>;

/** A number as an array of one cell. */
export function asArray(value: Measured): ArrayValue {
  return isArrayValue(value) ? value : { rows: 1, columns: 1, cells: [value] };
}

/** `an n × m matrix`, `a column of n numbers`, `a number`. */
export function describeSize(value: Measured, names: SizeNames): string {
  const { rows, columns } = asArray(value);
  const [height, width] = [rows, columns].map((size) => names.get(size) ?? `${size}`);
  if (rows === 1 && columns === 1) return 'a number';
  if (columns === 1) return `a column of ${height} numbers`;
  if (rows === 1) return `a row of ${width} numbers`;
  return `a matrix of ${height} × ${width}`;
}

/** Errors: SizeIssue. */
export function needSameSize(a: Measured, b: Measured, name: string, names: SizeNames): void {
  const [left, right] = [asArray(a), asArray(b)];
  if (left.rows === right.rows && left.columns === right.columns) return;
  throw new SizeIssue(
    `${name} needs two parts of one size, here ${describeSize(left, names)} and ${describeSize(right, names)}.`,
  );
}

/** Errors: SizeIssue. */
export function needSquare(array: ArrayValue, name: string, names: SizeNames): ArrayValue {
  if (array.rows === array.columns) return array;
  throw new SizeIssue(`${name} needs a square matrix, here ${describeSize(array, names)}.`);
}

/** Errors: SizeIssue. */
export function needVector(array: ArrayValue, name: string, names: SizeNames): readonly Value[] {
  if (array.rows === 1 || array.columns === 1) return array.cells;
  throw new SizeIssue(`${name} needs two vectors, here ${describeSize(array, names)}.`);
}
