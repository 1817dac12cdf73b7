import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { pow, powOp } from './pow.ts';
import { sum } from './sum.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';

const inputs = [NdArray.from([2, 3]), NdArray.from([3, 1])] as const;
const positive = NdArray.from([[0.4], [1.7]]);

describe('pow', () => {
  test('multiplies the base by itself, stretching sizes of 1 and numbers', () => {
    expect(pow(...inputs).toNested()).toEqual([8, 3]);
    expect(pow(NdArray.from([[2], [4]]), NdArray.from([2, 0.5])).toNested()).toEqual([
      [4, Math.SQRT2],
      [16, 2],
    ]);
    expect(pow(2, NdArray.from([3, -1])).toNested()).toEqual([8, 0.5]);
  });

  test('is 1 for every power of 1 and for the power 0, and NaN for roots of negative numbers', () => {
    expect(pow(1, NdArray.from([NaN, Infinity])).toNested()).toEqual([1, 1]);
    expect(pow(-1, NdArray.from([Infinity, -Infinity, NaN])).toNested()).toEqual([1, 1, NaN]);
    expect(pow(NdArray.from([NaN, 0, -2]), 0).toNested()).toEqual([1, 1, 1]);
    expect(pow(NdArray.from([-8]), 1 / 3).toNested()).toEqual([NaN]);
  });

  test('keeps whole numbers whole', () => {
    const whole = NdArray.from([-3, 2], undefined, 'int32');
    expect(pow(whole, 3)).toMatchObject({ dtype: 'int32' });
    expect(pow(whole, 3).toNested()).toEqual([-27, 8]);
    expect(pow(whole, 0.5).dtype).toBe('float64');
  });

  test('has right derivatives for base and exponent, stretched', () => {
    const exponent = randomArray([2, 1, 3], 2);
    expect(derivativeFaults((x, p) => pow(x, p), [positive, exponent])).toEqual([]);
    for (const power of [0, 1, 2, 3, -1, 0.5, -2.5])
      expect(derivativeFaults((x) => pow(x, power), [positive])).toEqual([]);
    for (const power of [2, 3]) {
      expect(derivativeFaults((x) => pow(x, power), [randomArray([2, 3])])).toEqual([]);
    }
  });

  test('has the gradient 0 for x⁰ at 0, and for the exponent at base 0', () => {
    const x = new Tensor(NdArray.from([0, 0, 2]), true);
    const p = new Tensor(NdArray.from([0, 2, 0]), true);
    for (const createGraph of [false, true]) {
      const [dx, dp] = grad(sum(pow(x, p)), [x, p], { createGraph });
      expect(dx?.value.toNested()).toEqual([0, 0, 0]);
      expect(dp?.value.toNested()).toEqual([0, 0, Math.LN2]);
    }
  });

  test('throws ArgumentError for whole numbers to a power below 0, ShapeError for shapes apart', () => {
    const call = (): unknown => pow(NdArray.from([2], undefined, 'int32'), -1);
    expect(call).toThrow(ArgumentError);
    expect(call).toThrow(
      'pow: expected floats, or an exponent of at least 0, got whole numbers to the power of -1',
    );
    expect(() => pow(randomArray([2, 3]), randomArray([2]))).toThrow(ShapeError);
  });

  test.each([
    ['times-exponent', [6, 3]],
    ['order-swapped', [9, 1]],
  ])('misreading %s', (id, expected) => {
    expect(misread(powOp, id, inputs, {})).toEqual(expected);
  });
});
