import { describe, expect, test } from 'vitest';
import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { logicalOr, logicalOrOp } from './logical-or.ts';
import { misread } from './testing/misread.ts';

const inputs = [
  NdArray.from([0, 0, 1, 1], undefined, 'bool'),
  NdArray.from([0, 1, 0, 1], undefined, 'bool'),
] as const;

describe('logicalOr', () => {
  test('tells where one is true, or both, as bool', () => {
    expect(logicalOr(...inputs)).toMatchObject({ dtype: 'bool' });
    expect(logicalOr(...inputs).toNested()).toEqual([0, 1, 1, 1]);
  });

  test('takes every number but 0 for true, NaN too', () => {
    const numbers = NdArray.from([0.5, NaN, -3]);
    expect(logicalOr(numbers, numbers).toNested()).toEqual([1, 1, 1]);
  });

  test('throws ShapeError when the shapes do not broadcast', () => {
    expect(() => logicalOr(NdArray.zeros([2, 3]), NdArray.zeros([2]))).toThrow(ShapeError);
  });

  test.each([
    ['and-instead', [0, 0, 0, 1]],
    ['either-or', [0, 1, 1, 0]],
  ])('misreading %s', (id, expected) => {
    expect(misread(logicalOrOp, id, inputs, {})).toEqual(expected);
  });
});
