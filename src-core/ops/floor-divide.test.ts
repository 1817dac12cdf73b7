import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { add } from './add.ts';
import { floorDivide, floorDivideOp } from './floor-divide.ts';
import { sum } from './sum.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';

const inputs = [NdArray.from([7, -7, 7, -7]), NdArray.from([2, 2, -2, -2])] as const;

describe('floorDivide', () => {
  test('rounds the quotient down, below 0 too', () => {
    expect(floorDivide(...inputs).toNested()).toEqual([3, -4, -4, 3]);
    expect(floorDivide(NdArray.from([5.5, -0.5, 1]), 2).toNested()).toEqual([2, -1, 0]);
    expect(floorDivide(NdArray.from([1, -1, 0]), 0).toNested()).toEqual([Infinity, -Infinity, NaN]);
  });

  test('keeps whole numbers whole', () => {
    const whole = NdArray.from([-7, 7], undefined, 'int32');
    expect(floorDivide(whole, 3)).toMatchObject({ dtype: 'int32' });
    expect(floorDivide(whole, 3).toNested()).toEqual([-3, 2]);
  });

  test('has the gradient 0 everywhere, in forward mode too', () => {
    const x = new Tensor(NdArray.from([5.3, -1]), true);
    expect(grad(sum(add(floorDivide(x, 2), x)), [x])[0]?.value.toNested()).toEqual([1, 1]);
    const given = [NdArray.from([5.3, -2.2])];
    expect(derivativeFaults((y) => floorDivide(y, 2), given)).toEqual([]);
  });

  test('throws for shapes apart, truth values, and whole numbers by 0', () => {
    expect(() => floorDivide(randomArray([2, 3]), randomArray([2]))).toThrow(ShapeError);
    const truths = NdArray.from([1], undefined, 'bool');
    expect(() => floorDivide(truths, truths)).toThrow('expected numbers, got truth values (bool)');
    const whole = NdArray.from([1], undefined, 'int32');
    expect(() => floorDivide(whole, 0)).toThrow(ArgumentError);
  });

  test.each([
    ['cut-off', [3, -3, -3, 3]],
    ['not-rounded', [3.5, -3.5, -3.5, 3.5]],
    ['remainder-instead', [1, 1, -1, -1]],
  ])('misreading %s', (id, expected) => {
    expect(misread(floorDivideOp, id, inputs, {})).toEqual(expected);
  });
});
