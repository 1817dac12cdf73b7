import { ArgumentError, BudgetError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { asNumber } from '../value.ts';
import type { Value } from '../value.ts';
import { compareNumbers } from './numbers.ts';
import type { Arguments, PackFunction } from './pack-function.ts';
import { plus, times } from './value-arithmetic.ts';

const MAX_STEPS = 1_000;

/** Functions that are told a function by its name: one of the exercise, `f(x)` among its lets, or one of the library. */
export const higherOrderFunctions: PackFunction[] = [
  {
    signature: 'iterate(f, start, count)',
    docs: 'The list start, f(start), f(f(start)), … with count steps: count + 1 items.',
    call(given) {
      const count = given.integer('count');
      if (count < 0 || count > MAX_STEPS)
        throw new BudgetError('iterate', `0 to ${MAX_STEPS} steps`);
      const items = [given.value('start')];
      while (items.length <= count) items.push(given.apply('f', items.at(-1) as Value));
      return items;
    },
  },
  {
    signature: 'fold(f, start, list)',
    docs: 'f(… f(f(start, list[0]), list[1]) …): one value out of a list, such as a product of matrices.',
    call: (given) =>
      given
        .list('list')
        .reduce((value: Value, item) => given.apply('f', value, item), given.value('start')),
  },
  {
    signature: 'root(f, low, high)',
    docs: 'The x between low and high with f(x) = 0, by bisection; f has different signs at both ends.',
    call: root,
  },
  {
    signature: 'integral(f, low, high)',
    docs: 'The area below f between low and high, by Gauss’ rule on 64 parts: exact to about 12 digits for smooth f.',
    call: integral,
  },
  {
    signature: 'slope(f, x)',
    docs: 'The derivative of f at x, from differences: right to about 9 digits.',
    call(given) {
      const x = given.number('x');
      const size = 1e-3 * Math.max(1, Math.abs(x));
      const at = (h: number) => asNumber(given.apply('f', x + h), 'slope');
      // Richardson's extrapolation of the central difference.
      const rough = (h: number) => (at(h) - at(-h)) / (2 * h);
      return (64 * rough(size / 4) - 20 * rough(size / 2) + rough(size)) / 45;
    },
  },
  {
    signature: 'bestOf(f, list)',
    docs: 'The item of a list for which f is largest, the first one among equals.',
    call(given) {
      const [first, ...rest] = given
        .list('list')
        .map((item) => [item, given.apply('f', item)] as const);
      if (!first) throw new ArgumentError('bestOf', 'at least one item', 'an empty list');
      return rest.reduce(
        (best, one) => (compareNumbers(one[1], best[1], 'bestOf') > 0 ? one : best),
        first,
      )[0];
    },
  },
];

/** Halves the interval until float64 has no number in between. */
function root(given: Arguments): Value {
  let [low, high] = [given.number('low'), given.number('high')];
  const f = (x: number) => asNumber(given.apply('f', x), 'root');
  const [atLow, atHigh] = [f(low), f(high)];
  if (atLow === 0) return low;
  if (atHigh === 0) return high;
  if (!(atLow < 0 !== atHigh < 0) || Number.isNaN(atLow + atHigh))
    throw new ArgumentError('root', 'different signs at both ends', `${atLow} and ${atHigh}`);
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (f(middle) < 0 === atLow < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Abscissas and weights of Gauss' rule with 5 places on −1 … 1. */
const gauss: readonly (readonly [number, number])[] = [
  [0, 128 / 225],
  ...[-1, 1].flatMap((sign): [number, number][] => [
    [(sign * Math.sqrt(5 - 2 * Math.sqrt(10 / 7))) / 3, (322 + 13 * Math.sqrt(70)) / 900],
    [(sign * Math.sqrt(5 + 2 * Math.sqrt(10 / 7))) / 3, (322 - 13 * Math.sqrt(70)) / 900],
  ]),
];

function integral(given: Arguments): Value {
  const [low, high] = [given.number('low'), given.number('high')];
  const width = (high - low) / 64;
  let sum: Value = Rational.zero;
  for (let i = 0; i < 64; i++) {
    const middle = low + (i + 0.5) * width;
    for (const [place, weight] of gauss)
      sum = plus(sum, times(given.apply('f', middle + (place * width) / 2), (weight * width) / 2));
  }
  return sum;
}
