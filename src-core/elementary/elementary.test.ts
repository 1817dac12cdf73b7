// References are computed here with whole numbers of 200 binary digits, from the series of each function.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expOf, expm1Of, tanhOf } from './exponential.ts';
import { log1pOf, logOf } from './logarithm.ts';
import { wholePower } from './whole-power.ts';

const BITS = 300n;
const ONE = 1n << BITS;

const words = new DataView(new ArrayBuffer(8));

/** A double as a multiple of 2^−BITS, exactly where it has no smaller bits. */
function exactly(x: number): bigint {
  words.setFloat64(0, x);
  const bits = words.getBigInt64(0);
  const exponent = (bits >> 52n) & 0x7ffn;
  const mantissa = (bits & 0xfffffffffffffn) | (exponent === 0n ? 0n : 1n << 52n);
  const shift = (exponent === 0n ? 1n : exponent) - 1075n + BITS;
  const size = shift >= 0n ? mantissa << shift : mantissa >> -shift;
  return bits < 0n ? -size : size;
}

/** e^x − 1 by halving x often, the series, and doubling: e^2x − 1 = y (y + 2). */
function expm1Exactly(x: bigint): bigint {
  const halvings = 40n;
  const small = x >> halvings;
  let term = small;
  let sum = small;
  for (let k = 2n; term !== 0n && term !== -1n && k < 60n; k++) {
    term = (term * small) / (k << BITS);
    sum += term;
  }
  for (let i = 0n; i < halvings; i++) sum = (sum * (sum + 2n * ONE)) >> BITS;
  return sum;
}

/** ln (1 + x) by Newton's method on e^y. */
function log1pExactly(x: bigint, guess: number): bigint {
  let y = exactly(guess);
  for (let i = 0; i < 5; i++) {
    const power = expm1Exactly(y);
    y += ((x - power) << BITS) / (power + ONE);
  }
  return y;
}

/** By how many units in the last place `got` is off; 1 unit is the gap above |got|. */
function unitsOff(got: number, wanted: bigint): number {
  words.setFloat64(0, Math.abs(got));
  words.setBigInt64(0, words.getBigInt64(0) + 1n);
  const unit = exactly(words.getFloat64(0)) - exactly(Math.abs(got));
  const off = exactly(got) - wanted;
  return Number(((off < 0n ? -off : off) * 1000n) / unit) / 1000;
}

/** Numbers from ±2^−40 to ±`most`, every size as likely as the other. */
const sized = (most: number) =>
  fc
    .tuple(fc.double({ min: 1, max: 2, noNaN: true }), fc.integer({ min: -40, max: most }))
    .map(([mantissa, exponent]) => mantissa * 2 ** exponent);

const RUNS = { numRuns: 1500, seed: 7 };

describe.each<[string, (x: number) => number, (x: number) => bigint, fc.Arbitrary<number>]>([
  [
    'expOf',
    expOf,
    (x) => expm1Exactly(exactly(x)) + ONE,
    fc.double({ min: -60, max: 100, noNaN: true }),
  ],
  [
    'expOf close to 0',
    expOf,
    (x) => expm1Exactly(exactly(x)) + ONE,
    fc.double({ min: -1, max: 1, noNaN: true }),
  ],
  ['expm1Of', expm1Of, (x) => expm1Exactly(exactly(x)), sized(6)],
  ['expm1Of below 0', expm1Of, (x) => expm1Exactly(exactly(x)), sized(5).map((x) => -x)],
  [
    'tanhOf',
    tanhOf,
    (x) => {
      const above = expm1Exactly(2n * exactly(x));
      return (above << BITS) / (above + 2n * ONE);
    },
    sized(4),
  ],
  ['logOf', logOf, (x) => log1pExactly(exactly(x) - ONE, Math.log(x)), sized(60)],
  [
    'logOf close to 1',
    logOf,
    (x) => log1pExactly(exactly(x) - ONE, Math.log(x)),
    fc.double({ min: 0.5, max: 2, noNaN: true }).filter((x) => x !== 1),
  ],
  ['log1pOf', log1pOf, (x) => log1pExactly(exactly(x), Math.log1p(x)), sized(60)],
  [
    'log1pOf below 0',
    log1pOf,
    (x) => log1pExactly(exactly(x), Math.log1p(x)),
    sized(-1).map((x) => -x * 0.999),
  ],
])('%s', (_, compute, exact, inputs) => {
  test('is within 1 unit in the last place of the exact value', () => {
    fc.assert(
      fc.property(inputs, (x) => {
        expect(unitsOff(compute(x), exact(x)), String(x)).toBeLessThan(1);
      }),
      RUNS,
    );
  });
});

test.each<[string, (x: number) => number, [number, number][]]>([
  [
    'expOf',
    expOf,
    [
      [0, 1],
      [-0, 1],
      [1, Math.E],
      [Infinity, Infinity],
      [-Infinity, 0],
      [NaN, NaN],
      [709.782712893384, 1.7976931348622732e308],
      [709.79, Infinity],
      [-745.1332191019411, 5e-324],
      [-745.14, 0],
    ],
  ],
  [
    'expm1Of',
    expm1Of,
    [
      [0, 0],
      [-0, -0],
      [5e-324, 5e-324],
      [Infinity, Infinity],
      [-Infinity, -1],
      [NaN, NaN],
    ],
  ],
  [
    'tanhOf',
    tanhOf,
    [
      [0, 0],
      [-0, -0],
      [30, 1],
      [-Infinity, -1],
      [NaN, NaN],
      [-1e-300, -1e-300],
    ],
  ],
  [
    'logOf',
    logOf,
    [
      [1, 0],
      [2, Math.LN2],
      [10, Math.LN10],
      [0, -Infinity],
      [-1, NaN],
      [Infinity, Infinity],
      [NaN, NaN],
      [5e-324, -744.4400719213812],
    ],
  ],
  [
    'log1pOf',
    log1pOf,
    [
      [0, 0],
      [-0, -0],
      [1, Math.LN2],
      [-1, -Infinity],
      [-2, NaN],
      [Infinity, Infinity],
      [5e-324, 5e-324],
    ],
  ],
])('%s has the values at the edges that Math has', (_, compute, cases) => {
  for (const [x, wanted] of cases) expect(compute(x)).toBe(wanted);
});

test('wholePower multiplies a base with itself', () => {
  expect([wholePower(3, 0), wholePower(3, 5), wholePower(-2, 3), wholePower(0.5, 10)]).toEqual([
    1,
    243,
    -8,
    2 ** -10,
  ]);
});
