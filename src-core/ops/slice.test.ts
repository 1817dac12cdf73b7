import { describe, expect, test } from 'vitest';
import { ArgumentError } from '#core/errors.ts';
import { slice, sliceOp } from './slice.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

const row = countingArray([6]);

describe('slice', () => {
  test('takes start, start + step, … before the end', () => {
    expect(slice(row, { start: 1, end: 5 }).toArray()).toEqual([2, 3, 4, 5]);
    expect(slice(row, { start: 1, step: 2 }).toArray()).toEqual([2, 4, 6]);
    expect(slice(row, { start: -2 }).toArray()).toEqual([5, 6]);
    expect(slice(row, { end: -4 }).toArray()).toEqual([1, 2]);
    expect(slice(row).toArray()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(slice(countingArray([2, 3]), { dim: -1, start: 1 }).toArray()).toEqual([2, 3, 5, 6]);
  });

  test('stops at the ends as PyTorch does, and may be empty', () => {
    expect(slice(row, { start: -99, end: 99 }).size).toBe(6);
    expect(slice(row, { start: 4, end: 2 }).shape).toEqual([0]);
  });

  test('is a view', () => {
    expect(slice(row, { start: 1, step: 3 }).data).toBe(row.data);
  });

  test.each([
    [[5], { start: 1, end: 4 }],
    [[2, 7], { dim: 1, start: 1, step: 3 }],
    [[3, 2], { dim: -2, start: -1 }],
    [[3], { start: 3 }],
  ])('has right derivatives: %o %o', (shape, options) => {
    expect(derivativeFaults((x) => slice(x, options), [randomArray(shape)])).toEqual([]);
  });

  test('throws ArgumentError for a missing axis, a broken bound or a step below 1', () => {
    for (const options of [{ dim: 1 }, { start: 0.5 }, { end: 1.5 }, { step: 0 }, { step: -1 }])
      expect(() => slice(row, options)).toThrow(ArgumentError);
  });

  test.each([
    ['end-included', [2, 4, 6]],
    ['counted-from-one', [1, 3]],
    ['step-ignored', [2, 3, 4, 5]],
  ])('misreading %s', (id, expected) => {
    expect(misread(sliceOp, id, [row], { start: 1, end: 5, step: 2 })).toEqual(expected);
  });
});
