import { describe, expect, test } from 'vitest';
import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { lt, ltOp } from './lt.ts';
import { misread } from './testing/misread.ts';

const inputs = [NdArray.from([1, 2, 3]), NdArray.from([2, 2, 2])] as const;

describe('lt', () => {
  test('tells where the first is less, as bool', () => {
    const answer = lt(...inputs);
    expect(answer.dtype).toBe('bool');
    expect(answer.toNested()).toEqual([1, 0, 0]);
  });

  test('stretches sizes of 1 and takes numbers on both sides', () => {
    const column = NdArray.from([[1], [2], [3]]);
    expect(lt(column, NdArray.from([2, 2])).toNested()).toEqual([
      [1, 1],
      [0, 0],
      [0, 0],
    ]);
    expect(lt(inputs[0], 2).toNested()).toEqual([1, 0, 0]);
    expect(lt(2, NdArray.from([3, 2, 1])).toNested()).toEqual([1, 0, 0]);
    expect(lt(NdArray.zeros([2, 0]), 1).shape).toEqual([2, 0]);
  });

  test('answers for NaN as IEEE 754 does', () => {
    const nan = NdArray.from([NaN]);
    expect(lt(nan, nan).toNested()).toEqual([0]);
  });

  test('throws ShapeError when the shapes do not broadcast', () => {
    expect(() => lt(NdArray.zeros([2, 3]), NdArray.zeros([2]))).toThrow(ShapeError);
  });

  test.each([
    ['equality', [1, 1, 0]],
    ['turned-round', [0, 0, 1]],
  ])('misreading %s', (id, expected) => {
    expect(misread(ltOp, id, inputs, {})).toEqual(expected);
  });
});
