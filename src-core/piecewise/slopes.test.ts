import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rational } from '#core/symbolic/rational.ts';
import { GRID, HIDDEN_SIZES, netFrom, netOfHalves, NUMBERS, TWO_KINKS } from './example-nets.ts';
import { valueAt } from './relu-net.ts';
import { autodiffSlope, slopeLeftOf, slopeRightOf } from './slopes.ts';

const r = (value: number, den = 1): Rational => Rational.of(value, den);

const anyNet = fc
  .tuple(
    fc.constantFrom(...HIDDEN_SIZES),
    fc.array(fc.integer({ min: -6, max: 6 }), { minLength: NUMBERS, maxLength: NUMBERS }),
  )
  .map(([hidden, numbers]) => netOfHalves(hidden, numbers));

describe('slopes', () => {
  test('are those of the neighbours at a kink, and one number elsewhere', () => {
    fc.assert(
      fc.property(anyNet, fc.constantFrom(...GRID), (layers, x) => {
        const net = netFrom(...layers);
        // Kinks of these nets lie much further apart than 10^-9.
        const step = r(1, 1e9);
        const difference = (a: Rational, b: Rational) =>
          valueAt(net, b).sub(valueAt(net, a)).div(step);
        expect(slopeRightOf(net, r(x)).equals(difference(r(x), r(x).add(step)))).toBe(true);
        expect(slopeLeftOf(net, r(x)).equals(difference(r(x).sub(step), r(x)))).toBe(true);
      }),
      { seed: 7 },
    );
  });

  test('of automatic differentiation use relu′(0) = 0', () => {
    const net = netFrom(...TWO_KINKS);
    expect([-3, -2, -1, 0, 1].map((x) => autodiffSlope(net, r(x)).toNumber())).toEqual([
      0, 0, 1, 1, 2,
    ]);
    expect(autodiffSlope(net, r(0), 1).toNumber()).toBe(2);
  });

  test('of automatic differentiation may lie on neither side', () => {
    const line = netFrom(
      [
        [[1], [-1]],
        [0, 0],
      ],
      [[[1, -1]], [0]],
    );
    expect(autodiffSlope(line, r(0)).toNumber()).toBe(0);
    expect(slopeLeftOf(line, r(0)).toNumber()).toBe(1);
    expect(slopeRightOf(line, r(0)).toNumber()).toBe(1);
  });
});
