import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { sum } from './sum.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { abs, absOp } from './abs.ts';

describe('abs', () => {
  test('drops the sign and hands on NaN', () => {
    expect(abs(NdArray.from([-2, -0, 3, -Infinity, NaN])).toNested()).toEqual([
      2,
      0,
      3,
      Infinity,
      NaN,
    ]);
  });

  test('has the gradient 0 at exactly 0', () => {
    const x = new Tensor(NdArray.from([-1, 0, 2]), true);
    expect(grad(sum(abs(x)), [x])[0]?.value.toNested()).toEqual([-1, 0, 1]);
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => abs(x), [randomArray([2, 3])])).toEqual([]);
  });

  test.each([
    ['relu-instead', [0, 0, 3]],
    ['sign-kept', [-2, 0, 3]],
    ['sign-turned', [2, 0, -3]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([-2, 0, 3])] as const;
    expect(misread(absOp, id, inputs, {})).toEqual(close(expected));
  });
});
