import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { sum } from './sum.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { sign, signOp } from './sign.ts';

describe('sign', () => {
  test('tells below, at and above 0', () => {
    expect(sign(NdArray.from([-2.5, 0, 3, -Infinity])).toNested()).toEqual([-1, 0, 1, -1]);
  });

  test('gives 0 for NaN, as PyTorch does', () => {
    expect(sign(NdArray.from([NaN, -0])).toNested()).toEqual([0, 0]);
  });

  test('has the gradient 0 everywhere', () => {
    const x = new Tensor(NdArray.from([-1.5, 0, 2.2]), true);
    expect(grad(sum(sign(x)), [x])[0]?.value.toNested()).toEqual([0, 0, 0]);
  });

  test('leaves whole numbers whole', () => {
    const whole = NdArray.from([-2, 0, 5], undefined, 'int32');
    expect(sign(whole)).toMatchObject({ dtype: 'int32' });
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => sign(x), [randomArray([2, 3])])).toEqual([]);
  });

  test.each([
    ['zero-or-one', [0, 0, 1, 1]],
    ['zero-is-positive', [-1, 1, 1, 1]],
    ['absolute-value', [1.6, 0, 0.5, 2.7]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([-1.6, 0, 0.5, 2.7])] as const;
    expect(misread(signOp, id, inputs, {})).toEqual(close(expected));
  });
});
