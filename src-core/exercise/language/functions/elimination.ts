import { Rational } from '#core/symbolic/rational.ts';

export interface Reduced {
  /** Reduced row echelon form: every leading entry is 1, alone in its column. */
  rows: Rational[][];
  rank: number;
  /** Of the columns gone through, for a square part; 0 when it is singular. */
  determinant: Rational;
  /** The columns with a leading entry. */
  pivots: number[];
}

/** Gauss-Jordan elimination in exact numbers over the first `columns` columns. */
export function reduced(
  matrix: readonly (readonly Rational[])[],
  columns = matrix[0]?.length ?? 0,
): Reduced {
  const rows = matrix.map((row) => [...row]);
  const pivots: number[] = [];
  let determinant = Rational.one;
  for (let column = 0; column < columns && pivots.length < rows.length; column++) {
    const at = pivots.length;
    const found = rows.findIndex((row, i) => i >= at && (row[column] as Rational).sign() !== 0);
    if (found < 0) continue;
    const [lead, other] = [rows[found] as Rational[], rows[at] as Rational[]];
    if (found !== at) determinant = determinant.neg();
    const pivot = lead[column] as Rational;
    determinant = determinant.mul(pivot);
    const unit = lead.map((entry) => entry.div(pivot));
    [rows[at], rows[found]] = [unit, other];
    if (found === at) rows[at] = unit;
    for (const [i, row] of rows.entries()) {
      const factor = row[column] as Rational;
      if (i === at || factor.sign() === 0) continue;
      rows[i] = row.map((entry, j) => entry.sub(factor.mul(unit[j] as Rational)));
    }
    pivots.push(column);
  }
  const rank = pivots.length;
  return { rows, rank, determinant: rank < columns ? Rational.zero : determinant, pivots };
}
