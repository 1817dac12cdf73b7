import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ArgumentError } from '#core/errors.ts';
import { conv2d, convTranspose2d } from '#core/ops/functions.ts';
import { symbolicTerms } from './explicit-matrix.ts';
import { channelsLast, columnMajor, reorderMatrix, rowMajor } from './flatten.ts';
import {
  compose,
  cyclesOf,
  invert,
  isPermutation,
  permutationBetween,
  permuteRows,
} from './permutation.ts';
import { rowKey, rowsOf } from './term-matrix.ts';

const permutations = fc
  .integer({ min: 0, max: 8 })
  .chain((n) => fc.shuffledSubarray([...Array(n).keys()], { minLength: n, maxLength: n }));

/** Four 1×1 kernels against one 2×2 transposed kernel with stride 2, worked out by hand for a 2×2 input. */
const pixelShuffle = [0, 4, 1, 5, 8, 12, 9, 13, 2, 6, 3, 7, 10, 14, 11, 15];

describe('permutations', () => {
  test('an order and its inverse undo each other', () => {
    fc.assert(
      fc.property(permutations, (order) => {
        const places = rowMajor([order.length]);
        expect(compose(order, invert(order))).toEqual(places);
        expect(compose(invert(order), order)).toEqual(places);
        expect(permuteRows(invert(order), permuteRows(order, places))).toEqual(places);
      }),
    );
  });

  test('an order says where each thing comes from', () => {
    expect(permuteRows([2, 0, 1], ['a', 'b', 'c'])).toEqual(['c', 'a', 'b']);
    expect(() => permuteRows([1, 0], ['a'])).toThrow(ArgumentError);
  });

  test('what is none is recognised and refused', () => {
    for (const list of [
      [0, 0],
      [1, 2],
      [0, 1.5],
      [-1, 0],
    ]) {
      expect(isPermutation(list)).toBe(false);
      expect(() => invert(list)).toThrow(ArgumentError);
    }
    expect(isPermutation([])).toBe(true);
  });

  test('cycles show what stays and what returns after four steps', () => {
    // 1 → 4 → 8 → 2 → 1 and 6 ↔ 9, as read off the list
    const cycles = cyclesOf(pixelShuffle);
    expect(cycles).toContainEqual([1, 4, 8, 2]);
    expect(cycles).toContainEqual([6, 9]);
    expect(cycles.filter((cycle) => cycle.length === 1)).toEqual([[0], [15]]);
  });
});

describe('permutationBetween', () => {
  test('finds the order that turns a convolution into a transposed convolution', () => {
    const four = symbolicTerms((x, w) => conv2d(x, w), [1, 2, 2], [4, 1, 1, 1]);
    const one = symbolicTerms(
      (x, w) => convTranspose2d(x, w, undefined, { stride: 2 }),
      [1, 2, 2],
      [1, 1, 2, 2],
    );
    expect(permutationBetween(rowsOf(four), rowsOf(one), rowKey)).toEqual(pixelShuffle);
  });

  test('says nothing when the rows differ, and takes equal rows in turn', () => {
    const same = (row: string): string => row;
    expect(permutationBetween(['a', 'b'], ['a', 'c'], same)).toBeUndefined();
    expect(permutationBetween(['a'], ['a', 'a'], same)).toBeUndefined();
    expect(permutationBetween(['a', 'b', 'a'], ['b', 'a', 'a'], same)).toEqual([1, 0, 2]);
  });
});

describe('flattening', () => {
  test('by columns goes down each column, channel after channel', () => {
    expect(columnMajor([2, 3])).toEqual([0, 3, 1, 4, 2, 5]);
    expect(columnMajor([2, 2, 2])).toEqual([0, 2, 1, 3, 4, 6, 5, 7]);
    expect(columnMajor([3])).toEqual([0, 1, 2]);
  });

  test('with channels last visits all channels of a cell first', () => {
    expect(channelsLast([2, 1, 2])).toEqual([0, 2, 1, 3]);
  });

  test('reorders the rows and columns of a matrix', () => {
    expect(reorderMatrix(['a', 'b', 'c', 'd'], [1, 0], [0, 1])).toEqual(['c', 'd', 'a', 'b']);
    expect(reorderMatrix(['a', 'b', 'c', 'd'], [0, 1], [1, 0])).toEqual(['b', 'a', 'd', 'c']);
  });
});
