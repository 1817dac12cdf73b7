import { describe, expect, test } from 'vitest';
import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { sliceScatter } from './slice-scatter.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

describe('sliceScatter', () => {
  test('replaces a slice and leaves the original alone', () => {
    const row = countingArray([5]);
    const out = sliceScatter(row, NdArray.from([-1, -2]), { start: 1, end: 5, step: 2 });
    expect(out.toArray()).toEqual([1, -1, 3, -2, 5]);
    expect(row.toArray()).toEqual([1, 2, 3, 4, 5]);
  });

  test('has right derivatives', () => {
    const inputs = [randomArray([3, 4]), randomArray([3, 2], 2)];
    const options = { dim: 1, start: 1, step: 2 };
    expect(derivativeFaults((x, y) => sliceScatter(x, y, options), inputs)).toEqual([]);
  });

  test('throws ShapeError naming the shape of the slice', () => {
    expect(() => sliceScatter(countingArray([5]), countingArray([3]), { start: 3 })).toThrow(
      'sliceScatter: expected src of the shape [2], got [3]',
    );
    expect(() => sliceScatter(countingArray([5]), countingArray([1]), { start: 3 })).toThrow(
      ShapeError,
    );
  });
});
