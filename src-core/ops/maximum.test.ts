import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { maximum, maximumOp } from './maximum.ts';
import { sum } from './sum.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';

const inputs = [NdArray.from([-5, 2]), NdArray.from([3, 2])] as const;

describe('maximum', () => {
  test('takes the larger of each pair, stretching sizes of 1 and numbers', () => {
    expect(maximum(...inputs).toNested()).toEqual([3, 2]);
    const column = NdArray.from([[1], [4]]);
    expect(maximum(column, NdArray.from([2, 3])).toNested()).toEqual([
      [2, 3],
      [4, 4],
    ]);
    expect(maximum(column, 2).toNested()).toEqual([[2], [4]]);
    expect(maximum(2, column).toNested()).toEqual([[2], [4]]);
  });

  test('is NaN where either side is, in large float32 tensors too', () => {
    const [left, right] = [NdArray.from([NaN, 1, 2]), NdArray.from([1, NaN, 3])];
    const expected = [NaN, NaN, 3];
    expect(maximum(left, right).toNested()).toEqual(expected);
    const many = (each: NdArray): NdArray => each.to('float32').expand([1000, 3]).contiguous();
    expect(maximum(many(left), many(right)).slice(0, 998, 999).toNested()).toEqual([expected]);
  });

  test('halves the gradient where both are equal, and gives both all of it at NaN', () => {
    const left = new Tensor(NdArray.from([1, 2, 3, NaN]), true);
    const right = new Tensor(NdArray.from([2, 2, 2, 2]), true);
    const [dLeft, dRight] = grad(sum(maximum(left, right)), [left, right]);
    expect(dLeft?.value.toNested()).toEqual([0, 0.5, 1, 1]);
    expect(dRight?.value.toNested()).toEqual([1, 0.5, 0, 1]);
  });

  test('has right derivatives when both sides are stretched', () => {
    const given = [randomArray([2, 1, 3]), randomArray([4, 1], 2)];
    expect(derivativeFaults((x, y) => maximum(x, y), given)).toEqual([]);
  });

  test('throws ShapeError when the shapes do not broadcast', () => {
    expect(() => maximum(randomArray([2, 3]), randomArray([2]))).toThrow(ShapeError);
  });

  test.each([
    ['minimum-instead', [-5, 2]],
    ['by-size', [-5, 2]],
  ])('misreading %s', (id, expected) => {
    expect(misread(maximumOp, id, inputs, {})).toEqual(expected);
  });

  test('misreading aligned-left', () => {
    const given = [
      NdArray.from([
        [1, 2],
        [3, 4],
      ]),
      NdArray.from([0, 9]),
    ] as const;
    expect(misread(maximumOp, 'aligned-left', given, {})).toEqual([
      [1, 2],
      [9, 9],
    ]);
  });
});
