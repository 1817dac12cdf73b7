import { ArgumentError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { asNumber, isSymbolValue } from '../value.ts';
import type { Value } from '../value.ts';
import type { Arguments, PackFunction } from './pack-function.ts';

const absolute = (value: Value): Value =>
  value instanceof Rational ? value.abs() : Math.abs(asNumber(value, 'abs'));

/** Errors: ArgumentError for a list without items. */
function extreme(who: string, given: Arguments, isBetter: (order: number) => boolean): Value {
  const [first, ...rest] = given.list('values');
  if (first === undefined) throw new ArgumentError(who, 'at least one number', 'an empty list');
  return rest.reduce(
    (best, value) => (isBetter(compareNumbers(value, best, who)) ? value : best),
    first,
  );
}

/** Negative, zero or positive; exact where both numbers are. Errors: ArgumentError unless both are numbers. */
export function compareNumbers(left: Value, right: Value, who: string): number {
  if (left instanceof Rational && right instanceof Rational) return left.compare(right);
  return Math.sign(asNumber(left, who) - asNumber(right, who));
}

function greatestCommonDivisor(left: number, right: number): number {
  return right === 0 ? Math.abs(left) : greatestCommonDivisor(right, left % right);
}

/** Arithmetic beyond the operators. */
export const numberFunctions: PackFunction[] = [
  {
    signature: 'abs(value)',
    docs: 'The size of a number without its sign.',
    call: (given) => absolute(given.value('value')),
  },
  {
    signature: 'floor(value)',
    docs: 'The largest whole number not above a number.',
    call: (given) => given.rational('value').floor(),
  },
  {
    signature: 'ceil(value)',
    docs: 'The smallest whole number not below a number.',
    call: (given) => given.rational('value').ceil(),
  },
  {
    signature: 'min(values)',
    docs: 'The smallest number of a list.',
    call: (given) => extreme('min', given, (order) => order < 0),
  },
  {
    signature: 'max(values)',
    docs: 'The largest number of a list.',
    call: (given) => extreme('max', given, (order) => order > 0),
  },
  {
    signature: 'sum(values)',
    docs: 'The numbers of a list added up; 0 for none.',
    call: (given) =>
      given.vector('values').reduce((total, value) => total.add(value), Rational.zero),
  },
  {
    signature: 'product(values)',
    docs: 'The numbers of a list multiplied; 1 for none.',
    call: (given) =>
      given.vector('values').reduce((total, value) => total.mul(value), Rational.one),
  },
  {
    signature: 'gcd(left, right)',
    docs: 'The greatest common divisor of two whole numbers.',
    call: (given) =>
      Rational.of(greatestCommonDivisor(given.integer('left'), given.integer('right'))),
  },
  {
    signature: 'isNumber(value)',
    docs: 'Whether a value is a number, and not a letter that stands for one.',
    call: (given) => isNumber(given.value('value')),
  },
  {
    signature: 'numberOr(value, fallback)',
    docs: 'The value where it is a number, else the fallback: for pictures of exercises in letters.',
    call: (given) => given.value(isNumber(given.value('value')) ? 'value' : 'fallback'),
  },
];

function isNumber(value: Value): boolean {
  return !isSymbolValue(value) && (value instanceof Rational || typeof value === 'number');
}
