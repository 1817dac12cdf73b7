import { describe, expect, test } from 'vitest';
import { gradcheck, gradgradcheck } from '#core/autograd/gradcheck.ts';
import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { randomArray } from './testing/random-array.ts';
import { mul, mulOp } from './mul.ts';
import { misread } from './testing/misread.ts';

describe('mul', () => {
  test('multiplies entry by entry, stretching sizes of 1 and numbers', () => {
    const column = NdArray.from([[10], [20]]);
    expect(mul(column, NdArray.from([1, 2])).toNested()).toEqual([
      [10, 20],
      [20, 40],
    ]);
    expect(mul(column, -2).toNested()).toEqual([[-20], [-40]]);
  });

  test('leaves a float32 without axes what it is beside a plain number', () => {
    const half = NdArray.scalar(0.5, 'float32');
    for (const factor of [2, 2.5]) {
      expect(mul(half, factor)).toMatchObject({ dtype: 'float32' });
      expect(mul(factor, half).item()).toBe(0.5 * factor);
    }
    expect(mul(NdArray.scalar(2, 'int32'), 2.5)).toMatchObject({ dtype: 'float64' });
    expect(mul(NdArray.scalar(2, 'float64'), 0.1).item()).toBe(0.2);
  });

  test('has right gradients when both sides are stretched', () => {
    const inputs = [randomArray([2, 1, 3]), randomArray([4, 1], 2)];
    const f: Parameters<typeof gradcheck>[0] = (x, y) => mul(x, y);
    expect(gradcheck(f, inputs)).toMatchObject({ ok: true });
    expect(gradgradcheck(f, inputs)).toMatchObject({ ok: true });
  });

  test('throws ShapeError when the shapes do not broadcast', () => {
    expect(() => mul(randomArray([2, 3]), randomArray([2]))).toThrow(ShapeError);
  });

  test('misreading matrix-product', () => {
    const inputs = [NdArray.from([[1, 2]]), NdArray.from([[3], [4]])] as const;
    expect(mulOp.misreadings[0]?.forward(inputs, {}).toNested()).toEqual([[11]]);
  });

  test('takes the product of truth values for and, and refuses a product that int32 cannot hold', () => {
    const truths = NdArray.from([0, 1], undefined, 'bool');
    expect(mul(truths, NdArray.from([1, 1], undefined, 'bool')).toNested()).toEqual([0, 1]);
    const large = NdArray.from([2 ** 31 - 1], undefined, 'int32');
    expect(() => mul(large, large)).toThrow(
      'mul: expected results within int32, or floats, got 4611',
    );
  });

  test.each([
    [
      'sum-instead',
      [
        [11, 22],
        [13, 24],
      ],
    ],
    [
      'aligned-left',
      [
        [10, 20],
        [60, 80],
      ],
    ],
  ])('misreading %s', (id, expected) => {
    const square = NdArray.from([
      [1, 2],
      [3, 4],
    ]);
    expect(misread(mulOp, id, [square, NdArray.from([10, 20])], {})).toEqual(expected);
  });
});
