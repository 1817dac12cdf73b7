import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rational } from '#core/symbolic/rational.ts';
import {
  GRID,
  HIDDEN_SIZES,
  netFrom,
  netOfHalves,
  NUMBERS,
  plainValue,
  TWO_KINKS,
} from './example-nets.ts';
import { forward, patternAt, reluNet, valueAt } from './relu-net.ts';

const r = (value: number, den = 1): Rational => Rational.of(value, den);

const anyNet = fc
  .tuple(
    fc.constantFrom(...HIDDEN_SIZES),
    fc.array(fc.integer({ min: -6, max: 6 }), { minLength: NUMBERS, maxLength: NUMBERS }),
  )
  .map(([hidden, numbers]) => netOfHalves(hidden, numbers));

describe('reluNet', () => {
  test('refuses layers whose sizes do not fit, naming the layer', () => {
    const wide = { weight: [[r(1), r(1)]], bias: [r(0)] };
    expect(() => reluNet([wide])).toThrow('expected layer 1 with weight [n, 1] and bias [n]');
    const two = { weight: [[r(1)], [r(1)]], bias: [r(0), r(0)] };
    expect(() => reluNet([two])).toThrow('expected a last layer with 1 unit');
  });

  // By hand at x = −1: z1 = (−1/2, 1/2), a1 = (0, 1/2), z2 = (1/2, 1/2), h = 1/2 + 1/2 + 1.
  test('traces z and a of every layer', () => {
    const trace = forward(netFrom(...TWO_KINKS), r(-1));
    expect(trace.map(({ z, a }) => [z.join(), a.join()])).toEqual([
      ['-1/2,1/2', '0,1/2'],
      ['1/2,1/2', '1/2,1/2'],
      ['2', '2'],
    ]);
  });

  test('counts a unit at exactly 0 as not active', () => {
    expect(patternAt(netFrom(...TWO_KINKS), r(0))).toEqual([
      [false, true],
      [true, true],
    ]);
  });

  test('gives the value of a plain float64 loop at every point', () => {
    fc.assert(
      fc.property(anyNet, fc.constantFrom(...GRID), (layers, x) => {
        expect(valueAt(netFrom(...layers), r(x)).toNumber()).toBe(plainValue(layers, x));
      }),
      { seed: 7 },
    );
  });
});
