import { describe, expect, test } from 'vitest';
import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { ge, geOp } from './ge.ts';
import { misread } from './testing/misread.ts';

const inputs = [NdArray.from([1, 2, 3]), NdArray.from([2, 2, 2])] as const;

describe('ge', () => {
  test('tells where the first is greater or equal, as bool', () => {
    const answer = ge(...inputs);
    expect(answer.dtype).toBe('bool');
    expect(answer.toNested()).toEqual([0, 1, 1]);
  });

  test('stretches sizes of 1 and takes numbers on both sides', () => {
    const column = NdArray.from([[1], [2], [3]]);
    expect(ge(column, NdArray.from([2, 2])).toNested()).toEqual([
      [0, 0],
      [1, 1],
      [1, 1],
    ]);
    expect(ge(inputs[0], 2).toNested()).toEqual([0, 1, 1]);
    expect(ge(2, NdArray.from([3, 2, 1])).toNested()).toEqual([0, 1, 1]);
    expect(ge(NdArray.zeros([2, 0]), 1).shape).toEqual([2, 0]);
  });

  test('answers for NaN as IEEE 754 does', () => {
    const nan = NdArray.from([NaN]);
    expect(ge(nan, nan).toNested()).toEqual([0]);
  });

  test('throws ShapeError when the shapes do not broadcast', () => {
    expect(() => ge(NdArray.zeros([2, 3]), NdArray.zeros([2]))).toThrow(ShapeError);
  });

  test.each([
    ['equality', [0, 0, 1]],
    ['turned-round', [1, 1, 0]],
  ])('misreading %s', (id, expected) => {
    expect(misread(geOp, id, inputs, {})).toEqual(expected);
  });
});
