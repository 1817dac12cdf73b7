import { describe, expect, test } from 'vitest';
import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { oneHot, oneHotOp } from './one-hot.ts';
import { misread } from './testing/misread.ts';

const whole = (numbers: number[] | number[][]) => NdArray.from(numbers, undefined, 'int32');

describe('oneHot', () => {
  test('writes 1 at the place of each index', () => {
    const out = oneHot(whole([2, 0]), 3);
    expect([out.toArray(), out.dtype]).toEqual([[0, 0, 1, 1, 0, 0], 'int32']);
    expect(oneHot(whole([[1], [0]]), 2).shape).toEqual([2, 1, 2]);
    expect(oneHot(whole([]), 2).shape).toEqual([0, 2]);
  });

  test('counts the classes itself when asked to', () => {
    expect(oneHot(whole([0, 3])).shape).toEqual([2, 4]);
    expect(() => oneHot(whole([]))).toThrow(ArgumentError);
  });

  test('throws ArgumentError for an index outside, a negative one, broken numbers or no classes', () => {
    expect(() => oneHot(whole([3]), 3)).toThrow('oneHot: expected indices below 3 and ≥ 0, got 3');
    expect(() => oneHot(whole([-1]))).toThrow(ArgumentError);
    expect(() => oneHot(NdArray.from([1]), 3)).toThrow(ArgumentError);
    expect(() => oneHot(whole([0]), 0)).toThrow(ArgumentError);
    expect(() => oneHot(whole([0]), 1.5)).toThrow(ArgumentError);
  });

  test.each([
    ['counted-from-one', [0, 1, 0]],
    ['index-written', [0, 0, 2]],
    ['cumulative', [1, 1, 1]],
  ])('misreading %s', (id, expected) => {
    expect(misread(oneHotOp, id, [whole([2])], { numClasses: 3 })).toEqual([expected]);
  });
});
