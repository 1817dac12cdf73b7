import { describe, expect, test } from 'vitest';
import { describeDomain, domainOf, isInDomain, isNonNegative, kindsOf } from './domain.ts';
import type { DomainMap } from './domain.ts';
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

describe('a domain of some values, or without some', () => {
  const signs = { kind: 'integer', values: [Rational.of(-1), Rational.one] } as const;
  const open = { ...unit, except: [Rational.zero, Rational.one] } as const;

  test('has these values alone, or all but those', () => {
    const values = [-1, 0, 1].map((value) => Rational.of(value));
    expect(values.map((value) => isInDomain(signs, value))).toEqual([true, false, true]);
    expect(values.map((value) => isInDomain(open, value))).toEqual([false, false, false]);
    expect(isInDomain(open, Rational.of(1, 2))).toBe(true);
    expect(isNonNegative(signs)).toBe(false);
    expect(isNonNegative({ kind: 'integer', values: [Rational.zero] })).toBe(true);
  });

  test('says so in words', () => {
    expect(describeDomain(signs)).toBe('one of −1, 1');
    expect(describeDomain(open)).toBe('a number from 0 to 1 except 0, 1');
  });
});

describe('kindsOf', () => {
  test('names the symbols that are no plain numbers', () => {
    const domains: DomainMap = {
      p: unit,
      x: { kind: 'vector', sizes: ['n'], entries: unit, from: 1 },
      f: { kind: 'function' },
    };
    expect(kindsOf(domains)).toEqual({ x: 'vector', f: 'function' });
    expect(domainOf(domains, 'x')).toBe(unit);
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
