import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { remainder, remainderOp } from './remainder.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';

const inputs = [NdArray.from([7, -7, 7, -7]), NdArray.from([2, 2, -2, -2])] as const;

describe('remainder', () => {
  test('has the sign of the divisor', () => {
    expect(remainder(...inputs).toNested()).toEqual([1, 1, -1, -1]);
    expect(remainder(NdArray.from([5.5, -0.5]), 2).toNested()).toEqual([1.5, 1.5]);
    expect(remainder(NdArray.from([1]), 0).toNested()).toEqual([NaN]);
  });

  test('keeps whole numbers whole', () => {
    const whole = NdArray.from([-7, 7], undefined, 'int32');
    expect(remainder(whole, 3)).toMatchObject({ dtype: 'int32' });
    expect(remainder(whole, 3).toNested()).toEqual([2, 1]);
  });

  test('has right derivatives when both sides are stretched', () => {
    const given = [NdArray.from([[5.3], [-2.2]]), NdArray.from([2, -1.5, 0.7])];
    expect(derivativeFaults((x, y) => remainder(x, y), given)).toEqual([]);
  });

  test('throws for shapes apart, truth values, and whole numbers by 0', () => {
    expect(() => remainder(randomArray([2, 3]), randomArray([2]))).toThrow(ShapeError);
    const truths = NdArray.from([1], undefined, 'bool');
    expect(() => remainder(truths, truths)).toThrow(
      'remainder: expected numbers, got truth values',
    );
    const call = (): unknown => remainder(NdArray.from([1], undefined, 'int32'), 0);
    expect(call).toThrow(ArgumentError);
    expect(call).toThrow('expected whole numbers divided by others than 0, or floats, got 0');
  });

  test.each([
    ['sign-of-dividend', [1, -1, 1, -1]],
    ['quotient-instead', [3, -4, -4, 3]],
  ])('misreading %s', (id, expected) => {
    expect(misread(remainderOp, id, inputs, {})).toEqual(expected);
  });
});
