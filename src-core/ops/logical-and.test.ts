import { describe, expect, test } from 'vitest';
import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { logicalAnd, logicalAndOp } from './logical-and.ts';
import { misread } from './testing/misread.ts';

const inputs = [
  NdArray.from([0, 0, 1, 1], undefined, 'bool'),
  NdArray.from([0, 1, 0, 1], undefined, 'bool'),
] as const;

describe('logicalAnd', () => {
  test('tells where both are true, as bool', () => {
    expect(logicalAnd(...inputs)).toMatchObject({ dtype: 'bool' });
    expect(logicalAnd(...inputs).toNested()).toEqual([0, 0, 0, 1]);
  });

  test('takes every number but 0 for true, NaN too', () => {
    const numbers = NdArray.from([0.5, NaN, -3]);
    expect(logicalAnd(numbers, numbers).toNested()).toEqual([1, 1, 1]);
  });

  test('throws ShapeError when the shapes do not broadcast', () => {
    expect(() => logicalAnd(NdArray.zeros([2, 3]), NdArray.zeros([2]))).toThrow(ShapeError);
  });

  test.each([
    ['or-instead', [0, 1, 1, 1]],
    ['not-both', [1, 1, 1, 0]],
  ])('misreading %s', (id, expected) => {
    expect(misread(logicalAndOp, id, inputs, {})).toEqual(expected);
  });
});
