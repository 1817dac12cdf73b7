import { NdArray } from '#core/tensor/nd-array.ts';

/** coefficient · w[weight], the weight by its flat index. */
export interface Term {
  readonly weight: number;
  readonly coefficient: number;
}

/** A matrix whose entries are sums of terms, stored row by row; an empty entry is 0. */
export interface TermMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly entries: readonly (readonly Term[])[];
}

/** The rows of the matrix, each a list of entries. */
export function rowsOf({ rows, columns, entries }: TermMatrix): (readonly Term[])[][] {
  return Array.from({ length: rows }, (_, o) => entries.slice(o * columns, (o + 1) * columns));
}

/** One text for one row, so that rows can be compared. */
export function rowKey(row: readonly (readonly Term[])[]): string {
  return row
    .map((entry) => entry.map(({ weight, coefficient }) => `${coefficient}*${weight}`).join('+'))
    .join(',');
}

/** The numbers in the matrix for given weights. Shapes: → [rows, columns]. */
export function evaluateTerms({ rows, columns, entries }: TermMatrix, weights: NdArray): NdArray {
  const w = weights.values();
  const numbers = entries.map((entry) =>
    entry.reduce((sum, { weight, coefficient }) => sum + coefficient * (w[weight] as number), 0),
  );
  return NdArray.from(numbers, [rows, columns]);
}

/** The matrix for given weights times flat(x). */
export function timesVector(terms: TermMatrix, weights: NdArray, x: NdArray): number[] {
  const matrix = evaluateTerms(terms, weights).values();
  const values = x.toArray();
  return Array.from({ length: terms.rows }, (_, o) =>
    values.reduce((sum, value, i) => sum + (matrix[o * terms.columns + i] as number) * value, 0),
  );
}
