import { Rational } from '#core/symbolic/rational.ts';
import { nameToLatex } from '#core/symbolic/symbol-name.ts';
import type { Witness, WitnessValue } from '#core/symbolic/witness.ts';
import { formatLatex } from '../language/format.ts';

/** Longer fractions are shown as decimals. */
const DIGITS = 1_000_000_000n;

/** Where yours and the right formula differ, with both values, in a sentence (Markdown). */
export function counterexample({ point, left, right, issue }: Witness): string {
  if (issue !== undefined) return issue;
  const where = point.map(([name, value]) => `$${nameToLatex(name)} = ${valueLatex(value)}$`);
  const [yours, asked] = [left, right].map(valueLatex);
  const values =
    yours === asked
      ? `yours is off by $${distanceLatex(left, right)}$ from $${asked}$, which is asked.`
      : `yours gives $${yours}$, asked is $${asked}$.`;
  return where.length === 0 ? `There ${values}` : `For ${where.join(', ')}: ${values}`;
}

/** How far apart two values are that look the same when they are shortened. */
function distanceLatex(left: WitnessValue, right: WitnessValue): string {
  if (left instanceof Rational && right instanceof Rational)
    return formatLatex(short(left.sub(right)));
  const [a, b] = [left, right].map((value) =>
    value instanceof Rational ? value.toNumber() : typeof value === 'number' ? value : NaN,
  ) as [number, number];
  return Number.isFinite(a - b) && a !== b ? formatLatex(a - b) : '\\text{a little}';
}

/** A value at a sample point; some formulas have none there (a division by 0). */
function valueLatex(value: WitnessValue): string {
  if (value === undefined) return '\\text{undefined}';
  if (typeof value === 'number' || value instanceof Rational) return formatLatex(short(value));
  const { rows, columns, cells } = value;
  const list = (from: number, to: number): (Rational | number)[] =>
    cells.slice(from, to).map(short);
  if (columns === 1) return formatLatex(list(0, rows));
  const lines = Array.from({ length: rows }, (_, row) => list(row * columns, (row + 1) * columns));
  return formatLatex(lines);
}

function short(value: Rational | number): Rational | number {
  if (typeof value === 'number') return value;
  return value.abs().num < DIGITS && value.den < DIGITS ? value : value.toNumber();
}
