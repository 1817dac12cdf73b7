import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  erfOf,
  erfcOf,
  floorQuotient,
  remainderOf,
  roundHalfToEven,
  softplusOf,
} from './special.ts';

describe('roundHalfToEven', () => {
  test('agrees with adding and taking off 2⁵², which rounds in the machine', () => {
    const magic = 2 ** 52;
    const number = fc.double({ min: 0, max: 1e9, noNaN: true });
    fc.assert(fc.property(number, (x) => roundHalfToEven(x) === x + magic - magic));
    const half = fc.integer({ min: 0, max: 1e6 }).map((n) => n + 0.5);
    fc.assert(fc.property(half, (x) => roundHalfToEven(x) === x + magic - magic));
  });

  test('leaves infinities and NaN as they are', () => {
    expect([Infinity, -Infinity, NaN].map(roundHalfToEven)).toEqual([Infinity, -Infinity, NaN]);
  });
});

describe('floorQuotient and remainderOf', () => {
  test('agree with exact whole numbers', () => {
    const whole = fc.integer();
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        fc.pre(b !== 0);
        const [x, d] = [BigInt(a), BigInt(b)];
        const rest = ((x % d) + d) % d;
        expect(remainderOf(a, b) + 0).toBe(Number(rest));
        expect(floorQuotient(a, b) + 0).toBe(Number((x - rest) / d));
      }),
    );
  });

  test('follow Python at infinity and at 0', () => {
    expect([remainderOf(5, Infinity), remainderOf(-5, Infinity)]).toEqual([5, Infinity]);
    expect([floorQuotient(5, Infinity), floorQuotient(-5, Infinity)]).toEqual([0, -1]);
    expect([remainderOf(5, 0), floorQuotient(5, 0), floorQuotient(0, 0)]).toEqual([
      NaN,
      Infinity,
      NaN,
    ]);
  });

  test('follow Python for decimals: 1 // 0.1 is 9', () => {
    expect(floorQuotient(1, 0.1)).toBe(9);
    expect(remainderOf(1, 0.1)).toBeCloseTo(0.1, 15);
  });
});

describe('erfOf and erfcOf', () => {
  test('add up to 1 and go over into each other without a step', () => {
    for (const x of [-7, -2.5, -1, 0, 0.5, 1.999999, 2, 2.499999, 2.5, 6, 6.1, 40])
      expect(erfOf(x) + erfcOf(x)).toBeCloseTo(1, 15);
    expect([erfOf(NaN), erfcOf(NaN)]).toEqual([NaN, NaN]);
  });
});

describe('softplusOf', () => {
  test('is even apart from the straight part: softplus(x) − softplus(−x) = x', () => {
    for (const x of [-1000, -3, 0, 0.1, 40, 1000])
      expect(softplusOf(x) - softplusOf(-x)).toBeCloseTo(x, 12);
  });
});
