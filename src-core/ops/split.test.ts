import { describe, expect, test } from 'vitest';
import { ArgumentError, BudgetError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { cat } from './cat.ts';
import { narrow } from './narrow.ts';
import { chunk, split } from './split.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

const row = countingArray([7]);

describe('narrow', () => {
  test('takes so many places, as a view', () => {
    expect(narrow(row, 0, 2, 3).toArray()).toEqual([3, 4, 5]);
    expect(narrow(row, 0, -2, 2).toArray()).toEqual([6, 7]);
    expect(narrow(row, 0, 7, 0).shape).toEqual([0]);
    expect(narrow(row, 0, 2, 3).data).toBe(row.data);
  });

  test('throws ArgumentError unless all places exist', () => {
    for (const [start, length] of [
      [5, 3],
      [-8, 1],
      [0, -1],
      [0.5, 1],
    ] as const)
      expect(() => narrow(row, 0, start, length)).toThrow(ArgumentError);
  });
});

describe('split', () => {
  test('cuts into parts of one size, the last one smaller, or into the sizes of a list', () => {
    expect(split(row, 3).map((part) => part.toArray())).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
    expect(split(row, [1, 0, 6]).map((part) => part.shape)).toEqual([[1], [0], [6]]);
    expect(split(countingArray([2, 4]), 2, { dim: -1 })[1]?.toArray()).toEqual([3, 4, 7, 8]);
    expect(split(NdArray.zeros([0, 2]), 3).map((part) => part.shape)).toEqual([[0, 2]]);
  });

  test('is undone by cat', () => {
    expect(cat(split(randomArray([5, 2]), 2)).equals(randomArray([5, 2]))).toBe(true);
  });

  test('has right derivatives', () => {
    const f = derivativeFaults((x) => cat(split(x, [1, 3]).toReversed()), [randomArray([4])]);
    expect(f).toEqual([]);
  });

  test('throws ArgumentError for sizes that do not add up, or of 0', () => {
    expect(() => split(row, [3, 3])).toThrow(
      'split: expected sizes ≥ 0 that add up to 7, got [3, 3]',
    );
    expect(() => split(row, [8, -1])).toThrow(ArgumentError);
    expect(() => split(row, 0)).toThrow(ArgumentError);
    expect(() => split(row, 1.5)).toThrow(ArgumentError);
  });

  test('cuts 40,000 parts, or 100,000 of nothing, in no time', () => {
    const start = performance.now();
    expect(split(NdArray.zeros([40_000]), 1)).toHaveLength(40_000);
    expect(chunk(NdArray.zeros([0]), 100_000)).toHaveLength(100_000);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test('throws BudgetError for more than a million parts', () => {
    expect(() => chunk(NdArray.zeros([0]), 1e9)).toThrow(BudgetError);
    expect(() => split(NdArray.zeros([1_000_001]), 1)).toThrow(
      'split: 1000001 parts: stopped at the limit of 1,000,000 parts',
    );
  });
});

describe('chunk', () => {
  test('makes at most so many parts of one size', () => {
    expect(chunk(row, 3).map((part) => part.size)).toEqual([3, 3, 1]);
    // Four parts of two suffice for seven, five cannot be had: the size is rounded up.
    expect(chunk(row, 5).map((part) => part.size)).toEqual([2, 2, 2, 1]);
    expect(chunk(row, 9).map((part) => part.size)).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(chunk(NdArray.zeros([0]), 2).map((part) => part.size)).toEqual([0, 0]);
  });

  test('throws ArgumentError for fewer than one part', () => {
    expect(() => chunk(row, 0)).toThrow(ArgumentError);
    expect(() => chunk(row, 1.5)).toThrow(ArgumentError);
  });
});
