import { describe, expect, test } from 'vitest';
import { greatestCommonDivisor, leastCommonMultiple } from './common-divisor.ts';

describe('greatestCommonDivisor', () => {
  test.each([
    [12n, 18n, 6n],
    [-12n, 18n, 6n],
    [0n, -5n, 5n],
    [0n, 0n, 0n],
    [2n ** 200n * 3n, 2n ** 100n * 9n, 2n ** 100n * 3n],
  ])('of %s and %s is %s', (a, b, divisor) => {
    expect(greatestCommonDivisor(a, b)).toBe(divisor);
  });
});

describe('leastCommonMultiple', () => {
  test.each([
    [4n, 6n, 12n],
    [-4n, 6n, 12n],
    [0n, 6n, 0n],
  ])('of %s and %s is %s', (a, b, multiple) => {
    expect(leastCommonMultiple(a, b)).toBe(multiple);
  });
});
