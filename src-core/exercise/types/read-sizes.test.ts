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
    ['（４，２）', [4, 2]],
    ['torch.Size([4, 2, 2])', [4, 2, 2]],
  ])('reads %s', (text, sizes) => {
    expect(readSizes(text)).toEqual({ ok: true, value: sizes });
  });

  test('refuses a very long text instead of reading its beginning', () => {
    expect(readSizes(`4 2${' '.repeat(9_000)}9`)).toEqual({
      ok: false,
      message: 'A shape of more than 200 characters is not read.',
    });
  });

  test.each(['', '4 ×', 'four', '2.5 × 2', '-1 × 2'])('does not read “%s”', (text) => {
    expect(readSizes(text)).toMatchObject({ ok: false });
  });
});
