import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { sum } from './sum.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { relu, reluOp } from './relu.ts';

describe('relu', () => {
  test('keeps what is positive and hands on NaN', () => {
    expect(relu(NdArray.from([-2, 0, 3, -Infinity, Infinity, NaN])).toNested()).toEqual([
      0,
      0,
      3,
      0,
      Infinity,
      NaN,
    ]);
  });

  test('has the gradient 0 at exactly 0', () => {
    const x = new Tensor(NdArray.from([-1, 0, 2]), true);
    expect(grad(sum(relu(x)), [x])[0]?.value.toNested()).toEqual([0, 0, 1]);
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => relu(x), [randomArray([2, 3])])).toEqual([]);
  });

  test.each([
    ['leaks', [-0.02, 0, 3]],
    ['identity', [-2, 0, 3]],
    ['absolute-value', [2, 0, 3]],
    ['keeps-negative', [-2, 0, 0]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([-2, 0, 3])] as const;
    expect(misread(reluOp, id, inputs, {})).toEqual(close(expected));
  });
});
