import { describe, expect, test } from 'vitest';
import { textOf } from './testing/value-of.ts';

describe('numberFunctions', () => {
  test.each([
    ['abs(-5/2)', '5/2'],
    ['floor(-5/2)', '−3'],
    ['ceil(-5/2)', '−2'],
    ['floor(7)', '7'],
    ['min([3, -1/2, 0])', '−1/2'],
    ['max([1/3, 0.3])', '1/3'],
    ['sum([1/2, 1/3, 1/6])', '1'],
    ['sum([])', '0'],
    ['product([2, 3, 1/4])', '3/2'],
    ['product([])', '1'],
    ['gcd(12, -18)', '6'],
    ['gcd(0, 5)', '5'],
    ['isNumber(1/2)', 'yes'],
    ['isNumber(symbol("r"))', 'no'],
    ['numberOr(4, 2)', '4'],
    ['numberOr(symbol("r"), 2)', '2'],
  ])('%s is %s', (source, expected) => {
    expect(textOf(source)).toBe(expected);
  });

  test.each([
    ['min([])', 'expected at least one number'],
    ['abs("a")', 'expected numbers, got a text'],
    ['gcd(1/2, 1)', 'expected a whole number, got 1/2'],
  ])('refuses %s', (source, message) => {
    expect(() => textOf(source)).toThrow(message);
  });
});
