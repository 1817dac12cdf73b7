import { describe, expect, test } from 'vitest';
import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { ne, neOp } from './ne.ts';
import { misread } from './testing/misread.ts';

const inputs = [NdArray.from([1, 2, 3]), NdArray.from([2, 2, 2])] as const;

describe('ne', () => {
  test('tells where the first is different, as bool', () => {
    const answer = ne(...inputs);
    expect(answer.dtype).toBe('bool');
    expect(answer.toNested()).toEqual([1, 0, 1]);
  });

  test('stretches sizes of 1 and takes numbers on both sides', () => {
    const column = NdArray.from([[1], [2], [3]]);
    expect(ne(column, NdArray.from([2, 2])).toNested()).toEqual([
      [1, 1],
      [0, 0],
      [1, 1],
    ]);
    expect(ne(inputs[0], 2).toNested()).toEqual([1, 0, 1]);
    expect(ne(2, NdArray.from([3, 2, 1])).toNested()).toEqual([1, 0, 1]);
    expect(ne(NdArray.zeros([2, 0]), 1).shape).toEqual([2, 0]);
  });

  test('answers for NaN as IEEE 754 does', () => {
    const nan = NdArray.from([NaN]);
    expect(ne(nan, nan).toNested()).toEqual([1]);
  });

  test('throws ShapeError when the shapes do not broadcast', () => {
    expect(() => ne(NdArray.zeros([2, 3]), NdArray.zeros([2]))).toThrow(ShapeError);
  });

  test.each([['turned-round', [0, 1, 0]]])('misreading %s', (id, expected) => {
    expect(misread(neOp, id, inputs, {})).toEqual(expected);
  });
});
