import { BudgetError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import type { Vector } from './threshold-neuron.ts';

/** Either weights λ ≥ 0 with Σ λ_j · column_j = target, or a vector y with y·column_j ≥ 0 for all j and y·target < 0. */
export type Alternative =
  | { readonly holds: true; readonly weights: Rational[] }
  | { readonly holds: false; readonly refutation: Rational[] };

const MAX_PIVOTS = 500;

/**
 * Decides which side of Farkas' lemma holds and proves it, in exact arithmetic.
 *
 * Phase one of the simplex method: it starts from one artificial variable a row and drives their sum down; Bland's rule
 * (always the smallest index) keeps it from going round in circles.
 *
 * Shapes: columns n × [m], target [m] → weights [n] or refutation [m].
 * Errors: BudgetError past 500 pivots.
 * Source: R. G. Bland, New finite pivoting rules for the simplex method, 1977.
 */
export function nonNegativeCombination(columns: readonly Vector[], target: Vector): Alternative {
  const m = target.length;
  const n = columns.length;
  const signs = target.map((value) => Rational.of(value.sign() < 0 ? -1 : 1));
  // Each row: the columns, the artificial variables, the target; rows are turned so that the target is not negative.
  const rows = target.map((value, row) => {
    const sign = signs[row] as Rational;
    const unit = Array.from({ length: m }, (_, i) => (i === row ? Rational.one : Rational.zero));
    return [...columns.map((column) => sign.mul(at(column, row))), ...unit, sign.mul(value)];
  });
  const basis = rows.map((_, row) => n + row);
  // The costs left over when the sum of the artificial variables is written without the basis.
  let costs = Array.from({ length: n + m + 1 }, (_, j) => {
    const own = j >= n && j < n + m ? Rational.one : Rational.zero;
    return rows.reduce((rest, row) => rest.sub(at(row, j)), own);
  });

  for (let pivots = 0; pivots < MAX_PIVOTS; pivots++) {
    const entering = costs.slice(0, n).findIndex((cost) => cost.sign() < 0);
    if (entering < 0) return conclude();
    const leaving = leavingRow(rows, basis, entering);
    const pivot = at(rows[leaving] ?? [], entering);
    const pivotRow = (rows[leaving] ?? []).map((value) => value.div(pivot));
    for (const [i, row] of rows.entries()) {
      rows[i] = i === leaving ? pivotRow : without(row, pivotRow, entering);
    }
    costs = without(costs, pivotRow, entering);
    basis[leaving] = entering;
  }
  throw new BudgetError('nonNegativeCombination', `${MAX_PIVOTS} pivots`);

  function conclude(): Alternative {
    if (at(costs, n + m).sign() === 0) {
      const weights = columns.map((_, j) => {
        const row = basis.indexOf(j);
        return row < 0 ? Rational.zero : at(rows[row] ?? [], n + m);
      });
      return { holds: true, weights };
    }
    // The multipliers of the rows can be read off the costs of the artificial variables.
    const refutation = signs.map((sign, row) => sign.mul(at(costs, n + row).sub(Rational.one)));
    return { holds: false, refutation };
  }
}

/** The row that first reaches 0 when the entering column grows; among equals the smallest variable. */
function leavingRow(rows: readonly Vector[], basis: readonly number[], entering: number): number {
  let best = -1;
  let bestRatio = Rational.zero;
  for (const [i, row] of rows.entries()) {
    const step = at(row, entering);
    if (step.sign() <= 0) continue;
    const ratio = at(row, row.length - 1).div(step);
    const order = best < 0 ? -1 : ratio.compare(bestRatio);
    if (order < 0 || (order === 0 && (basis[i] ?? 0) < (basis[best] ?? 0)))
      [best, bestRatio] = [i, ratio];
  }
  return best;
}

function without(row: Vector, pivotRow: Vector, column: number): Rational[] {
  const factor = at(row, column);
  if (factor.sign() === 0) return [...row];
  return row.map((value, j) => value.sub(factor.mul(at(pivotRow, j))));
}

function at(vector: Vector, index: number): Rational {
  return vector[index] ?? Rational.zero;
}
