import { describe, expect, test } from 'vitest';
import { gradcheck, gradgradcheck } from '#core/autograd/gradcheck.ts';
import { ArgumentError, BudgetError, ShapeError } from '#core/errors.ts';
import { broadcastTo, expand } from './expand.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

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

  test('keeps the size of an axis where −1 stands, and is a view', () => {
    const x = countingArray([2, 1]);
    expect(expand(x, [4, -1, 3]).shape).toEqual([4, 2, 3]);
    expect(broadcastTo(x, [2, 5]).data).toBe(x.data);
    expect(() => expand(x, [-1, 2, 1])).toThrow(ArgumentError);
  });

  test('throws ShapeError when the shape does not stretch, BudgetError when it grows too large', () => {
    expect(() => expand(countingArray([2]), [3])).toThrow(ShapeError);
    expect(() => expand(countingArray([1]), [1e8])).toThrow(BudgetError);
  });
});
