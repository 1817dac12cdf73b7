import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { sum } from './sum.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { relu6, relu6Op } from './relu6.ts';

describe('relu6', () => {
  test('cuts off at 0 and 6, and hands on NaN', () => {
    expect(relu6(NdArray.from([-2, 0.5, 7, NaN])).toNested()).toEqual([0, 0.5, 6, NaN]);
  });

  test('has the gradient 0 at 0 and at 6', () => {
    const x = new Tensor(NdArray.from([0, 3, 6]), true);
    expect(grad(sum(relu6(x)), [x])[0]?.value.toNested()).toEqual([0, 1, 0]);
  });

  test('has right derivatives, first and second', () => {
    expect(
      derivativeFaults((x) => relu6(x), [NdArray.from([-7, -4, -2.5, -0.5, 0.5, 2.5, 4, 7])]),
    ).toEqual([]);
  });

  test.each([
    ['not-cut-off', [0, 0.5, 7]],
    ['zero-above', [0, 0.5, 0]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([-2, 0.5, 7])] as const;
    expect(misread(relu6Op, id, inputs, {})).toEqual(close(expected));
  });

  test('has the gradient 1 at NaN, as in PyTorch', () => {
    const x = new Tensor(NdArray.from([NaN]), true);
    expect(grad(relu6(x), [x], { gradOutput: new Tensor(NdArray.from([1])) })[0]?.item()).toBe(1);
  });
});
