import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { sum } from './sum.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { softsign, softsignOp } from './softsign.ts';

describe('softsign', () => {
  test('is x / (1 + |x|)', () => {
    expect(softsign(NdArray.from([0, 1, -3])).toNested()).toEqual([0, 0.5, -0.75]);
  });

  test('has the gradient 1 at exactly 0', () => {
    const x = new Tensor(NdArray.from([0, 1]), true);
    expect(grad(sum(softsign(x)), [x])[0]?.value.toNested()).toEqual([1, 0.25]);
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => softsign(x), [randomArray([2, 3])])).toEqual([]);
  });

  test.each([
    ['absolute-value-missing', [1.5, 0.5]],
    ['one-missing', [-1, 1]],
    ['squared', [-0.3, 0.5]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([-3, 1])] as const;
    expect(misread(softsignOp, id, inputs, {})).toEqual(close(expected));
  });
});
