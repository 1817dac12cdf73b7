import { describe, expect, test } from 'vitest';
import { linearRange, markText } from './linear-axis.ts';

describe('linearRange', () => {
  test('has room around its numbers', () => {
    const [low, high] = linearRange(-3, 7);
    expect([low <= -3, high >= 7, high - low < 20]).toEqual([true, true, true]);
  });

  test.each([
    [0, 1.7e308],
    [-1.7e308, 1.7e308],
    [-1.7e308, -1.6e308],
  ])('of %d to %d is a length that is a number', (min, max) => {
    const [low, high] = linearRange(min, max);
    expect(high).toBeGreaterThan(low);
    expect(Number.isFinite(high - low)).toBe(true);
  });
});

describe('markText', () => {
  test('writes 0 for what rounding has left of it', () => {
    // −6e153 + 3 · 2e153 in floating point is not 0.
    expect(markText(7.443e137, 2e153)).toBe('0');
    expect(markText(0.5, 0.5)).toBe('0.5');
  });

  test('fits large numbers into an axis, with a minus sign', () => {
    expect([1e10, -2.5e7, 100000, -0.5].map((mark) => markText(mark, 0.5))).toEqual([
      '1e10',
      '−2.5e7',
      '100000',
      '−0.5',
    ]);
  });
});
