import { ArgumentError, BudgetError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import type { Value } from '../value.ts';
import type { PackFunction } from './pack-function.ts';

const MAX_LISTS = 10_000;
const MAX_FACTORIAL = 500;

/** How many ways there are, and which. */
export const countingFunctions: PackFunction[] = [
  {
    signature: 'factorial(n)',
    docs: 'n! = 1 · 2 · … · n, for n up to 500.',
    call: (given) => factorial(given.integer('n')),
  },
  {
    signature: 'binomial(n, k)',
    docs: 'In how many ways k of n things can be chosen: n! / (k! (n − k)!); 0 for k below 0 or above n.',
    call: (given) => binomial(given.integer('n'), given.integer('k')),
    misreadings: [
      {
        id: 'binomial.ordered',
        title: 'order counted',
        say: 'You counted the orders too: n · (n − 1) · … has to be divided by k!.',
        call(given) {
          const k = given.integer('k');
          return binomial(given.integer('n'), k).mul(factorial(Math.max(0, k)));
        },
      },
    ],
  },
  {
    signature: 'permutations(list)',
    docs: 'Every order of up to 7 items.',
    call(given) {
      const list = given.list('list');
      if (list.length > 7) throw new BudgetError('permutations', '7 items');
      return permutations(list);
    },
  },
  {
    signature: 'combinations(list, size)',
    docs: 'Every choice of so many items, in their order, up to 10,000 choices.',
    call(given) {
      const [list, size] = [given.list('list'), given.integer('size')];
      if (binomial(list.length, size).compare(Rational.of(MAX_LISTS)) > 0)
        throw new BudgetError('combinations', `${MAX_LISTS} choices`);
      return combinations(list, size);
    },
  },
  {
    signature: 'tuples(list, length)',
    docs: 'Every list of this length with items of the other list, the last place changing fastest: tuples([0, 1], 2) is 00, 01, 10, 11.',
    call(given) {
      const [list, length] = [given.list('list'), given.integer('length')];
      if (length < 0) throw new ArgumentError('tuples', 'a length from 0', `${length}`);
      if (list.length ** length > MAX_LISTS) throw new BudgetError('tuples', `${MAX_LISTS} lists`);
      return Array.from({ length }).reduce<Value[][]>(
        (all) => all.flatMap((start) => list.map((item) => [...start, item])),
        [[]],
      );
    },
  },
  {
    signature: 'bits(number, count)',
    docs: 'The last so many binary digits of a whole number from 0, the first one worth the most.',
    call(given) {
      const [number, count] = [given.integer('number'), given.integer('count')];
      if (number < 0) throw new ArgumentError('bits', 'a number from 0', `${number}`);
      return Array.from({ length: Math.min(Math.max(0, count), 64) }, (_, i) =>
        Rational.of((BigInt(number) >> BigInt(count - 1 - i)) & 1n),
      );
    },
  },
];

function factorial(n: number): Rational {
  if (n < 0) throw new ArgumentError('factorial', 'a number from 0', `${n}`);
  if (n > MAX_FACTORIAL) throw new BudgetError('factorial', `${MAX_FACTORIAL}!`);
  let product = 1n;
  for (let i = 2n; i <= BigInt(n); i++) product *= i;
  return Rational.of(product);
}

function binomial(n: number, k: number): Rational {
  if (k < 0 || k > n) return Rational.zero;
  const few = Math.min(k, n - k);
  if (few > 2 * MAX_FACTORIAL)
    throw new BudgetError('binomial', `k or n − k up to ${2 * MAX_FACTORIAL}`);
  let ways = 1n;
  for (let i = 1n; i <= BigInt(few); i++) ways = (ways * (BigInt(n - few) + i)) / i;
  return Rational.of(ways);
}

function permutations(list: readonly Value[]): Value[][] {
  if (list.length === 0) return [[]];
  return list.flatMap((first, i) =>
    permutations(list.toSpliced(i, 1)).map((rest) => [first, ...rest]),
  );
}

function combinations(list: readonly Value[], size: number): Value[][] {
  if (size === 0) return [[]];
  if (size < 0 || size > list.length) return [];
  const [first, ...rest] = list as [Value, ...Value[]];
  return [
    ...combinations(rest, size - 1).map((others) => [first, ...others]),
    ...combinations(rest, size),
  ];
}
