import { Rational } from '#core/symbolic/rational.ts';

import { quantityText, shortQuantity } from '../quantity-text.ts';
import type { Jump } from './sample-runs.ts';
import type { PlotFormula } from './plot-formula.ts';

const NEAR = Rational.of(1, 1_000_000);

/** The slope of a curve at a point as text: one number, one for each side of a kink, or none. */
export function slopeText(
  curve: PlotFormula,
  slope: PlotFormula | undefined,
  jumps: readonly Jump[],
  x: Rational,
): string {
  if (jumps.some((jump) => Math.abs(jump.x - x.toNumber()) < 1e-9)) return 'none, it jumps here';
  const value = curve.at(x);
  if (value === undefined) return 'none';
  const [left, right] = [NEAR.neg(), NEAR].map((step) => quotient(curve, x, step));
  if (left === undefined || right === undefined) return 'none';
  if (Math.abs(left - right) > 1e-3 * (1 + Math.abs(left)))
    return `${shortQuantity(trimmed(left))} on the left, ${shortQuantity(trimmed(right))} on the right`;
  const exact = slope?.at(x);
  return exact === undefined ? shortQuantity(trimmed((left + right) / 2)) : quantityText(exact);
}

/** (f(x + step) − f(x)) / step. */
function quotient(curve: PlotFormula, x: Rational, step: Rational): number | undefined {
  const [here, there] = [curve.at(x), curve.at(x.add(step))];
  if (here === undefined || there === undefined) return undefined;
  return (toNumber(there) - toNumber(here)) / step.toNumber();
}

/** What the quotient cannot know better: four decimals. */
function trimmed(value: number): number {
  return Number(value.toFixed(4)) + 0;
}

function toNumber(value: Rational | number): number {
  return value instanceof Rational ? value.toNumber() : value;
}
