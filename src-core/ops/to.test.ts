import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { sum } from './sum.ts';
import { randomArray } from './testing/random-array.ts';
import { mul } from './mul.ts';
import { misread } from './testing/misread.ts';
import { to, toOp } from './to.ts';

describe('to', () => {
  test('rounds to float32, cuts to whole numbers, and asks whether a number is ≠ 0', () => {
    const x = NdArray.from([0.1, -1.7, 0]);
    expect(to(x, 'float32').toArray()).toEqual([Math.fround(0.1), Math.fround(-1.7), 0]);
    expect(to(x, 'int32').toArray()).toEqual([0, -1, 0]);
    expect(to(x, 'bool').toArray()).toEqual([1, 1, 0]);
  });

  test('gives back what has the dtype already', () => {
    const x = randomArray([2]);
    expect(to(x, 'float64')).toBe(x);
  });

  test('hands the gradient on in the dtype of the input', () => {
    const x = new Tensor(randomArray([3]), true);
    const dx = grad(sum(mul(to(x, 'float32'), 2)), [x])[0];
    expect(dx?.value).toMatchObject({ dtype: 'float64' });
    expect(dx?.value.toNested()).toEqual([2, 2, 2]);
  });

  test('passes no gradient through whole numbers', () => {
    const x = new Tensor(randomArray([3]), true);
    expect(to(x, 'int32').requiresGrad).toBe(false);
  });

  test('misreading rounded', () => {
    const inputs = [NdArray.from([1.7, -1.7])] as const;
    expect(misread(toOp, 'rounded', inputs, { dtype: 'int32' })).toEqual([2, -2]);
    expect(misread(toOp, 'rounded', inputs, { dtype: 'float64' })).toEqual([1.7, -1.7]);
  });
});
