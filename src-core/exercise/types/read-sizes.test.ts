import { describe, expect, test } from 'vitest';
import { readSizes } from './read-sizes.ts';

describe('readSizes', () => {
  test.each([
    ['4 × 2 × 2', [4, 2, 2]],
    ['4x2x2', [4, 2, 2]],
    ['(4, 2, 2)', [4, 2, 2]],
    ['[4,2,2,]', [4, 2, 2]],
    ['4 2 2', [4, 2, 2]],
    ['7', [7]],
  ])('reads %s', (text, sizes) => {
    expect(readSizes(text)).toEqual({ ok: true, value: sizes });
  });

  test('reads a very long text at once', () => {
    expect(readSizes(`1${' '.repeat(9_000)}1`).ok).toBe(true);
  });

  test.each(['', '4 ×', 'four', '2.5 × 2', '-1 × 2'])('does not read “%s”', (text) => {
    expect(readSizes(text)).toMatchObject({ ok: false });
  });
});
