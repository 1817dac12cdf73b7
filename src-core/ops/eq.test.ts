import { describe, expect, test } from 'vitest';
import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { eq, eqOp } from './eq.ts';
import { misread } from './testing/misread.ts';

const inputs = [NdArray.from([1, 2, 3]), NdArray.from([2, 2, 2])] as const;

describe('eq', () => {
  test('tells where the first is equal, as bool', () => {
    const answer = eq(...inputs);
    expect(answer.dtype).toBe('bool');
    expect(answer.toNested()).toEqual([0, 1, 0]);
  });

  test('stretches sizes of 1 and takes numbers on both sides', () => {
    const column = NdArray.from([[1], [2], [3]]);
    expect(eq(column, NdArray.from([2, 2])).toNested()).toEqual([
      [0, 0],
      [1, 1],
      [0, 0],
    ]);
    expect(eq(inputs[0], 2).toNested()).toEqual([0, 1, 0]);
    expect(eq(2, NdArray.from([3, 2, 1])).toNested()).toEqual([0, 1, 0]);
    expect(eq(NdArray.zeros([2, 0]), 1).shape).toEqual([2, 0]);
  });

  test('answers for NaN as IEEE 754 does', () => {
    const nan = NdArray.from([NaN]);
    expect(eq(nan, nan).toNested()).toEqual([0]);
  });

  test('throws ShapeError when the shapes do not broadcast', () => {
    expect(() => eq(NdArray.zeros([2, 3]), NdArray.zeros([2]))).toThrow(ShapeError);
  });

  test.each([['turned-round', [1, 0, 1]]])('misreading %s', (id, expected) => {
    expect(misread(eqOp, id, inputs, {})).toEqual(expected);
  });
});
