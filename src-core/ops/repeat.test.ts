import { describe, expect, test } from 'vitest';
import { ArgumentError, BudgetError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { repeat, repeatOp, tile } from './repeat.ts';
import { repeatInterleave, repeatInterleaveOp } from './repeat-interleave.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

const pair = NdArray.from([1, 2]);
const column = NdArray.from([[1], [2]]);

describe('repeat', () => {
  test('lays the whole side by side with itself', () => {
    expect(repeat(pair, [2]).toArray()).toEqual([1, 2, 1, 2]);
    expect(repeat(pair, [2, 2]).toNested()).toEqual([
      [1, 2, 1, 2],
      [1, 2, 1, 2],
    ]);
    expect(repeat(column, [2, 1]).toArray()).toEqual([1, 2, 1, 2]);
    expect(repeat(pair, [0]).shape).toEqual([0]);
    expect(repeat(NdArray.from(3), []).item()).toBe(3);
    expect(tile(column, [2]).shape).toEqual([2, 2]);
  });

  test.each([
    [[2], [3]],
    [
      [2, 1],
      [2, 3],
    ],
    [[2], [2, 1, 2]],
    [[], [2]],
    [[], []],
  ])('has right derivatives: %o %o', (shape, repeats) => {
    expect(derivativeFaults((x) => repeat(x, repeats), [randomArray(shape)])).toEqual([]);
  });

  test('throws ArgumentError for too few numbers or broken ones, BudgetError for too much', () => {
    expect(() => repeat(column, [2])).toThrow('repeat: expected 2 numbers or more, got [2]');
    expect(() => repeat(pair, [-1])).toThrow(ArgumentError);
    expect(() => repeat(pair, [1.5])).toThrow(ArgumentError);
    expect(() => repeat(pair, [4e7])).toThrow(BudgetError);
  });

  test('misreadings', () => {
    expect(misread(repeatOp, 'each-repeated', [pair], { repeats: [2] })).toEqual([1, 1, 2, 2]);
    expect(misread(repeatOp, 'axes-swapped', [column], { repeats: [1, 2] })).toEqual([
      [1],
      [2],
      [1],
      [2],
    ]);
  });
});

describe('repeatInterleave', () => {
  test('repeats each place before the next', () => {
    expect(repeatInterleave(pair, 2).toArray()).toEqual([1, 1, 2, 2]);
    expect(repeatInterleave(pair, [3, 1]).toArray()).toEqual([1, 1, 1, 2]);
    expect(repeatInterleave(pair, [0, 2]).toArray()).toEqual([2, 2]);
    const x = countingArray([2, 2]);
    expect(repeatInterleave(x, 2).shape).toEqual([8]);
    expect(repeatInterleave(x, 2, { dim: 0 }).toArray()).toEqual([1, 2, 1, 2, 3, 4, 3, 4]);
    expect(repeatInterleave(x, [1, 2], { dim: -1 }).toArray()).toEqual([1, 2, 2, 3, 4, 4]);
  });

  test('has right derivatives', () => {
    const x = randomArray([2, 2]);
    expect(derivativeFaults((y) => repeatInterleave(y, 2), [x])).toEqual([]);
    expect(derivativeFaults((y) => repeatInterleave(y, [2, 1], { dim: 1 }), [x])).toEqual([]);
  });

  test('throws ArgumentError unless there is one number, or one a place', () => {
    expect(() => repeatInterleave(pair, [1, 2, 3])).toThrow(ArgumentError);
    expect(() => repeatInterleave(pair, -1)).toThrow(ArgumentError);
    expect(() => repeatInterleave(pair, 1, { dim: 1 })).toThrow(ArgumentError);
  });

  test('misreading tiled', () => {
    const found = misread(repeatInterleaveOp, 'tiled', [pair], { repeats: 2 });
    expect(found).toEqual([1, 2, 1, 2]);
  });
});
