import type { ArrayValue } from './array-value.ts';
import { isArrayValue } from './array-value.ts';
import { Rational } from './rational.ts';
import type { Value } from './value.ts';

/** A vector or a matrix of numbers, row by row; a vector is a column. */
export interface WitnessArray {
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly (Rational | number)[];
}

/** A value that a formula has somewhere; undefined where it has none. */
export type WitnessValue = Rational | number | WitnessArray | undefined;

/** A point where two formulas differ, with the value of each there. */
export interface Witness {
  readonly point: readonly (readonly [name: string, value: WitnessValue])[];
  readonly left: WitnessValue;
  readonly right: WitnessValue;
  /** A sentence instead of values: sizes that do not fit, or a formula that takes too long. */
  readonly issue?: string;
}

/** A value without its error bounds. */
export function plainValue(value: Value | ArrayValue | undefined): WitnessValue {
  if (value === undefined || value instanceof Rational) return value;
  if (!isArrayValue(value)) return value.value;
  const cells = value.cells.map((cell) => (cell instanceof Rational ? cell : cell.value));
  return { rows: value.rows, columns: value.columns, cells };
}
