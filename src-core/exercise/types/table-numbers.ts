import { Rational } from '#core/symbolic/rational.ts';
import { formatText } from '../language/format.ts';
import type { Value } from '../language/value.ts';

/** Rounding of float64 in a value that no fraction can say. */
const ROUNDING = 1e-9;

/** What stands in a cell for a number that is no number; spelled in several ways. */
const WORDS: readonly (readonly [Value, RegExp])[] = [
  [Infinity, /^\+?(∞|inf|infinity|oo|\\infty)$/iu],
  [-Infinity, /^[-−](∞|inf|infinity|oo|\\infty)$/iu],
  ['none', /^(none|never|n\/a|[-–—−])$/iu],
  [true, /^(yes|true)$/iu],
  [false, /^(no|false)$/iu],
];

/** `∞`, `−∞`, `none`, `yes` or `no` as a value; undefined for everything else. */
export function readWord(raw: string): Value | undefined {
  const text = raw.trim();
  return WORDS.find(([, pattern]) => pattern.test(text))?.[0];
}

/** A value that is no number as one types it; undefined for numbers. */
export function wordToText(value: Value): string | undefined {
  if (typeof value === 'boolean') return formatText(value);
  if (typeof value === 'string') return value;
  if (typeof value !== 'number' || Number.isFinite(value)) return undefined;
  // Below a cell that is no number there is none either.
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? '∞' : '−∞';
}

/** A number with all its digits, as one types it. */
export function numberToText(value: Value): string {
  if (value instanceof Rational) return value.toString();
  return typeof value === 'number' ? String(value) : formatText(value);
}

/**
 * True when |given − right| is at most `tolerance` or `relative` · |right|. Fractions are compared
 * exactly; where float64 comes in, its rounding is forgiven.
 */
export function isClose(
  given: Value,
  right: Value,
  { tolerance, relative }: { tolerance: Rational; relative: Rational },
): boolean {
  if (!isNumeric(given) || !isNumeric(right)) return given === right;
  if (given instanceof Rational && right instanceof Rational) {
    const distance = given.sub(right).abs();
    return distance.compare(tolerance) <= 0 || distance.compare(relative.mul(right.abs())) <= 0;
  }
  const [ours, theirs] = [asFloat(given), asFloat(right)];
  if (!Number.isFinite(theirs) || !Number.isFinite(ours)) return ours === theirs;
  const part = Math.max(relative.toNumber(), ROUNDING) * Math.abs(theirs);
  return Math.abs(ours - theirs) <= Math.max(tolerance.toNumber(), part);
}

function asFloat(value: Rational | number): number {
  return value instanceof Rational ? value.toNumber() : value;
}

function isNumeric(value: Value): value is Rational | number {
  return value instanceof Rational || typeof value === 'number';
}
