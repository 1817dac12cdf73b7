import { ShapeError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { calculate } from '../arithmetic.ts';
import type { ArithmeticOperator } from '../arithmetic.ts';
import { asNumber, isList } from '../value.ts';
import type { Value } from '../value.ts';

/** Arithmetic on values for functions of the library: exact where both numbers are, lists entry by entry. */
const operator =
  (sign: ArithmeticOperator) =>
  (left: Value, right: Value): Value =>
    calculate(sign, left, right);

export const plus = operator('+');
export const minus = operator('-');
export const times = operator('*');
export const over = operator('/');
export const power = operator('^');

export const half: Value = Rational.of(1, 2);
export const two: Value = Rational.of(2);

/** All added up; of lists entry by entry. */
export function total(values: readonly Value[]): Value {
  return values.reduce(plus, Rational.zero);
}

/** ln of a number, exactly 0 for 1; −∞ for 0. Lists entry by entry. */
export function ln(value: Value): Value {
  if (isList(value)) return value.map(ln);
  if (value instanceof Rational && value.equals(Rational.one)) return Rational.zero;
  return Math.log(asNumber(value, 'log'));
}

/** Σ weights[i] · values[i], where a weight of 0 counts for nothing even beside −∞. */
export function weighted(who: string, weights: readonly Value[], values: readonly Value[]): Value {
  if (weights.length !== values.length)
    throw new ShapeError(who, 'lists of one length', [weights.length], [values.length]);
  return total(
    weights.flatMap((weight, i) =>
      asNumber(weight, who) === 0 ? [] : [times(weight, values[i] as Value)],
    ),
  );
}
