import { describe, expect, test } from 'vitest';
import { gradcheck, gradgradcheck } from '#core/autograd/gradcheck.ts';
import { BudgetError, ShapeError } from '#core/errors.ts';
import { expand } from './expand.ts';
import { countingArray, randomArray } from './fixtures/random-array.ts';

describe('expand', () => {
  test('repeats axes of size 1 and adds axes in front', () => {
    expect(expand(countingArray([2, 1]), [2, 2, 3]).toNested()).toEqual([
      [
        [1, 1, 1],
        [2, 2, 2],
      ],
      [
        [1, 1, 1],
        [2, 2, 2],
      ],
    ]);
  });

  test('has right gradients', () => {
    const f: Parameters<typeof gradcheck>[0] = (x) => expand(x, [2, 3, 2]);
    expect(gradcheck(f, [randomArray([3, 1])])).toMatchObject({ ok: true });
    expect(gradgradcheck(f, [randomArray([3, 1])])).toMatchObject({ ok: true });
  });

  test('throws ShapeError when the shape does not stretch, BudgetError when it grows too large', () => {
    expect(() => expand(countingArray([2]), [3])).toThrow(ShapeError);
    expect(() => expand(countingArray([1]), [1e8])).toThrow(BudgetError);
  });
});
