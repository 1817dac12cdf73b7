import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { diagonalScatter } from './diagonal-scatter.ts';
import { diagonal, diagonalOp } from './diagonal.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

const wide = countingArray([2, 3]); // 1 2 3 / 4 5 6

describe('diagonal', () => {
  test('starts at the top left, offset to the right or down', () => {
    expect(diagonal(wide).toArray()).toEqual([1, 5]);
    expect(diagonal(wide, { offset: 1 }).toArray()).toEqual([2, 6]);
    expect(diagonal(wide, { offset: 2 }).toArray()).toEqual([3]);
    expect(diagonal(wide, { offset: -1 }).toArray()).toEqual([4]);
    expect(diagonal(wide, { offset: 7 }).shape).toEqual([0]);
  });

  test('takes any two axes and puts the diagonal last, as a view', () => {
    const x = countingArray([2, 3, 2]);
    const out = diagonal(x, { dim1: 0, dim2: -1 });
    expect(out.shape).toEqual([3, 2]);
    for (let j = 0; j < 3; j++)
      for (let i = 0; i < 2; i++) expect(out.get(j, i)).toBe(x.get(i, j, i));
    expect(out.data).toBe(x.data);
  });

  test.each([
    [[3, 3], {}],
    [[2, 4], { offset: 1 }],
    [[4, 2], { offset: -2 }],
    [[2, 2, 3], { dim1: 2, dim2: 0 }],
    [[2, 2], { offset: 5 }],
  ])('has right derivatives: %o %o', (shape, options) => {
    expect(derivativeFaults((x) => diagonal(x, options), [randomArray(shape)])).toEqual([]);
  });

  test('throws ArgumentError unless there are two axes and a whole offset', () => {
    expect(() => diagonal(countingArray([3]))).toThrow(ArgumentError);
    expect(() => diagonal(wide, { dim1: 1 })).toThrow(ArgumentError);
    expect(() => diagonal(wide, { offset: 0.5 })).toThrow(ArgumentError);
  });

  test.each([
    ['other-diagonal', 0, [3, 5]],
    ['offset-turned-round', 1, [4]],
  ])('misreading %s', (id, offset, expected) => {
    expect(misread(diagonalOp, id, [wide], { offset })).toEqual(expected);
  });
});

describe('diagonalScatter', () => {
  test('replaces a diagonal', () => {
    const out = diagonalScatter(wide, NdArray.from([-1, -2]), { offset: 1 });
    expect(out.toArray()).toEqual([1, -1, 3, 4, 5, -2]);
  });

  test('has right derivatives', () => {
    const inputs = [randomArray([3, 2]), randomArray([2], 2)];
    expect(derivativeFaults((x, y) => diagonalScatter(x, y), inputs)).toEqual([]);
  });

  test('throws ShapeError when src does not fit', () => {
    expect(() => diagonalScatter(wide, countingArray([3]))).toThrow(ShapeError);
  });
});
