import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rational } from './rational.ts';

const fraction = fc
  .tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: 1, max: 24 }))
  .map(([num, den]) => Rational.of(num, den));

describe('Rational.of', () => {
  test('reduces to lowest terms with a positive denominator', () => {
    expect(Rational.of(6, -4).toString()).toBe('-3/2');
    expect(Rational.of(0, -7).toString()).toBe('0');
  });

  test('takes a JavaScript number at its exact binary value', () => {
    expect(Rational.of(0.75).toString()).toBe('3/4');
    // 0.1 is 3602879701896397 / 2^55 in binary.
    expect(Rational.of(0.1).toString()).toBe('3602879701896397/36028797018963968');
    expect(Rational.of(2 ** 70).num).toBe(1n << 70n);
  });

  test('throws ArgumentError for a denominator 0 and for numbers that are not finite', () => {
    expect(() => Rational.of(1, 0)).toThrow('expected a denominator other than 0');
    expect(() => Rational.of(Number.NaN)).toThrow('expected a finite number');
    expect(() => Rational.one.div(Rational.zero)).toThrow('expected a denominator other than 0');
  });
});

describe('Rational.parse', () => {
  test.each([
    ['-3', '-3'],
    ['−3', '-3'],
    ['+3', '3'],
    ['2.50', '5/2'],
    ['.5', '1/2'],
    ['7.', '7'],
    ['6/4', '3/2'],
    ['1.5/3', '1/2'],
    ['1e-3', '1/1000'],
    ['2.5E2', '250'],
    [' 4 / 6 ', '2/3'],
  ])('reads %s as %s', (text, expected) => {
    expect(Rational.parse(text)?.toString()).toBe(expected);
  });

  test.each(['', '.', '-', 'x', '1/0', '1/2/3', '1,5', '--1', '1e', '1e99999', 'Infinity', '0x10'])(
    'does not read “%s”',
    (text) => {
      expect(Rational.parse(text)).toBeUndefined();
    },
  );

  test('reads back whatever toString writes', () => {
    fc.assert(
      fc.property(fraction, (value) => {
        expect(Rational.parse(value.toString())?.equals(value)).toBe(true);
      }),
      { seed: 1 },
    );
  });
});

describe('Rational arithmetic', () => {
  test('obeys the laws of a field', () => {
    fc.assert(
      fc.property(fraction, fraction, fraction, (a, b, c) => {
        expect(a.add(b).equals(b.add(a))).toBe(true);
        expect(a.mul(b.add(c)).equals(a.mul(b).add(a.mul(c)))).toBe(true);
        expect(a.sub(b).add(b).equals(a)).toBe(true);
        if (b.sign() !== 0) expect(a.div(b).mul(b).equals(a)).toBe(true);
      }),
      { seed: 1 },
    );
  });

  test('agrees with float64 to its last places', () => {
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        expect(a.mul(b).toNumber()).toBeCloseTo(a.toNumber() * b.toNumber(), 9);
        expect(Math.sign(a.compare(b))).toBe(Math.sign(a.toNumber() - b.toNumber()));
      }),
      { seed: 1 },
    );
  });

  test('rounds down and up on both sides of 0', () => {
    const rounded = [-5, -4, -3, 3, 4, 5].map((num) => Rational.of(num, 2));
    expect(rounded.map((value) => value.floor().toString())).toEqual([
      '-3',
      '-2',
      '-2',
      '1',
      '2',
      '2',
    ]);
    expect(rounded.map((value) => value.ceil().toString())).toEqual([
      '-2',
      '-2',
      '-1',
      '2',
      '2',
      '3',
    ]);
  });

  test('raises to whole powers of either sign', () => {
    expect(Rational.of(-2, 3).pow(3).toString()).toBe('-8/27');
    expect(Rational.of(-2, 3).pow(-2).toString()).toBe('9/4');
    expect(Rational.of(5).pow(0).toString()).toBe('1');
  });
});

describe('Rational.toNumber', () => {
  test('finds the float64 of a quotient whose parts are too large for one', () => {
    const huge = Rational.of(10n ** 400n, 3n * 10n ** 399n);
    expect(huge.toNumber()).toBeCloseTo(10 / 3, 14);
    expect(Rational.of(-(10n ** 330n), 7n).toNumber()).toBe(-Infinity);
    expect(Rational.of(1n, 10n ** 300n).toNumber()).toBe(1e-300);
    expect(Rational.of(1n, 10n ** 400n).toNumber()).toBe(0);
  });
});
