import { describe, expect, test } from 'vitest';
import { describeDomain, domainOf, isInDomain, isNonNegative } from './domain.ts';
import { Rational } from './rational.ts';

const unit = { kind: 'real', min: Rational.zero, max: Rational.one } as const;

describe('domainOf', () => {
  test('is positive whole numbers where nothing is said, whatever the name', () => {
    for (const name of ['k', 'constructor', '__proto__']) {
      expect(domainOf({ p: unit }, name)).toEqual({ kind: 'integer', min: Rational.one });
    }
    expect(domainOf({ p: unit }, 'p')).toBe(unit);
  });
});

describe('isInDomain', () => {
  test('counts both ends in and fractions out of whole numbers', () => {
    const values = [Rational.zero, Rational.of(1, 2), Rational.one, Rational.of(3, 2)];
    expect(values.map((value) => isInDomain(unit, value))).toEqual([true, true, true, false]);
    expect(values.map((value) => isInDomain({ kind: 'integer' }, value))).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});

describe('isNonNegative', () => {
  test('holds only when a lower end says so', () => {
    expect(isNonNegative(unit)).toBe(true);
    expect(isNonNegative({ kind: 'integer', max: Rational.one })).toBe(false);
    expect(isNonNegative({ kind: 'rational', min: Rational.of(-1) })).toBe(false);
  });
});

describe('describeDomain', () => {
  test('says kind and ends in words', () => {
    expect(describeDomain({ kind: 'integer', min: Rational.one })).toBe('a whole number from 1 up');
    expect(describeDomain(unit)).toBe('a number from 0 to 1');
    expect(describeDomain({ kind: 'rational', max: Rational.of(-1, 2) })).toBe(
      'a fraction up to −1/2',
    );
    expect(describeDomain({ kind: 'real' })).toBe('a number');
  });
});
