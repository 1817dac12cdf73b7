import { ArgumentError } from '#core/errors.ts';
import { greatestCommonDivisor, leastCommonMultiple } from '#core/symbolic/common-divisor.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { asNumber, asRational, isList, isSymbolValue } from '../value.ts';
import { nearest, truncated } from './exact-elements.ts';
import type { Value } from '../value.ts';
import { flatItems } from './nested-values.ts';
import type { Arguments, PackFunction } from './pack-function.ts';

/** Errors: ArgumentError for a list without items. */
function extreme(who: string, given: Arguments, isBetter: (order: number) => boolean): Value {
  const [first, ...rest] = flatItems(given.list('values'));
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

/** Arithmetic beyond the operators. */
export const numberFunctions: PackFunction[] = [
  {
    signature: 'min(values)',
    docs: 'The smallest number of a list or nested list.',
    call: (given) => extreme('min', given, (order) => order < 0),
  },
  {
    signature: 'max(values)',
    docs: 'The largest number of a list or nested list.',
    call: (given) => extreme('max', given, (order) => order > 0),
  },
  {
    signature: 'product(values)',
    docs: 'The numbers of a list multiplied; 1 for none.',
    call: (given) =>
      given.vector('values').reduce((total, value) => total.mul(value), Rational.one),
  },
  {
    signature: 'round(value, decimals = 0)',
    docs: 'The nearest number with so many decimals; a half goes to the even neighbour, as in PyTorch. Lists entry by entry.',
    call: (given) => rounded(given.value('value'), given.integer('decimals'), nearest),
    misreadings: [
      {
        id: 'round.cut-off',
        title: 'cut off',
        say: 'You cut the digits off. Look at the next digit: from 5 on the last one goes up.',
        call: (given) => rounded(given.value('value'), given.integer('decimals'), truncated),
      },
    ],
  },
  {
    signature: 'lcm(left, right)',
    docs: 'The least common multiple of two whole numbers.',
    call: (given) =>
      Rational.of(leastCommonMultiple(wholeOf(given, 'left'), wholeOf(given, 'right'))),
  },
  {
    signature: 'gcd(left, right)',
    docs: 'The greatest common divisor of two whole numbers.',
    call: (given) =>
      Rational.of(greatestCommonDivisor(wholeOf(given, 'left'), wholeOf(given, 'right'))),
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

function wholeOf(given: Arguments, name: string): bigint {
  return BigInt(given.integer(name));
}

function isNumber(value: Value): boolean {
  return !isSymbolValue(value) && (value instanceof Rational || typeof value === 'number');
}

/** A number, or those of a list, at a multiple of 10^−decimals. Errors: ArgumentError for more than 30 decimals. */
function rounded(value: Value, decimals: number, whole: (number: Rational) => Rational): Value {
  if (Math.abs(decimals) > 30) throw new ArgumentError('round', 'up to 30 decimals', `${decimals}`);
  if (isList(value)) return value.map((item) => rounded(item, decimals, whole));
  if (typeof value === 'number' && !Number.isFinite(value)) return value;
  // The shortest decimal that stands for a float is rounded, as it would be on paper.
  const exact = typeof value === 'number' ? Rational.parse(`${value}`) : undefined;
  const scale = Rational.of(10).pow(decimals);
  return whole((exact ?? asRational(value, 'round')).mul(scale)).div(scale);
}
