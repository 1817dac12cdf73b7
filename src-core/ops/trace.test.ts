import { describe, expect, test } from 'vitest';
import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { countingArray, randomArray } from './testing/random-array.ts';
import { trace, traceOp } from './trace.ts';

describe('trace', () => {
  test('sums the main diagonal, of matrices that are not square too', () => {
    expect(trace(countingArray([3, 3])).item()).toBe(1 + 5 + 9);
    expect(trace(countingArray([2, 3])).item()).toBe(1 + 5);
    expect(trace(NdArray.zeros([0, 4])).item()).toBe(0);
  });

  test.each([[[3, 3]], [[2, 4]], [[3, 1]]])('has right derivatives: %o', (shape) => {
    expect(derivativeFaults((x) => trace(x), [randomArray(shape)])).toEqual([]);
  });

  test('throws ShapeError unless there are two axes', () => {
    expect(() => trace(countingArray([3]))).toThrow('trace: expected a matrix [M, N], got [3]');
    expect(() => trace(countingArray([2, 2, 2]))).toThrow(ShapeError);
  });

  test.each([
    ['sum-of-all', 1 + 2 + 3 + 4],
    ['product-of-diagonal', 1 * 4],
    ['other-diagonal', 2 + 3],
  ])('misreading %s', (id, expected) => {
    expect(misread(traceOp, id, [countingArray([2, 2])], {})).toBe(expected);
  });
});
