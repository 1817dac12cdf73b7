import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { maskedFill, maskedFillOp } from './masked-fill.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

const mask = NdArray.from([1, 0], [2], 'bool');

describe('maskedFill', () => {
  test('puts the number where the mask is true, sizes of 1 stretched', () => {
    expect(maskedFill(countingArray([2, 2]), mask, -1).toArray()).toEqual([-1, 2, -1, 4]);
    expect(maskedFill(NdArray.from([5]), mask, -Infinity).toArray()).toEqual([-Infinity, 5]);
    expect(maskedFill(NdArray.zeros([2], 'int32'), mask, 3).dtype).toBe('int32');
  });

  test('replaces NaN, which a product with the mask would keep', () => {
    expect(maskedFill(NdArray.from([NaN, 1]), mask, 0).toArray()).toEqual([0, 1]);
  });

  test('has right derivatives', () => {
    expect(derivativeFaults((x, m) => maskedFill(x, m, 3), [randomArray([2, 2]), mask])).toEqual(
      [],
    );
    expect(derivativeFaults((x, m) => maskedFill(x, m, 3), [randomArray([1]), mask])).toEqual([]);
  });

  test('throws for a mask of numbers, shapes that do not broadcast, broken values for whole numbers', () => {
    expect(() => maskedFill(countingArray([2]), NdArray.from([1, 0]), 0)).toThrow(
      'maskedFill: expected a mask of truth values (bool), got float64',
    );
    expect(() => maskedFill(countingArray([3]), mask, 0)).toThrow(ShapeError);
    expect(() => maskedFill(NdArray.zeros([2], 'int32'), mask, 0.5)).toThrow(ArgumentError);
  });

  test.each([
    ['mask-turned-round', [7, -1]],
    ['multiplied-by-mask', [7, 0]],
  ])('misreading %s', (id, expected) => {
    const found = misread(maskedFillOp, id, [NdArray.from([7, 8]), mask], { value: -1 });
    expect(found).toEqual(expected);
  });
});
