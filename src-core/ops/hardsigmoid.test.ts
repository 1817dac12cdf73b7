import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { sum } from './sum.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { hardsigmoid, hardsigmoidOp } from './hardsigmoid.ts';

describe('hardsigmoid', () => {
  test('is a ramp from −3 to 3', () => {
    expect(hardsigmoid(NdArray.from([-4, -3, 0, 1.5, 3, 9])).toNested()).toEqual([
      0, 0, 0.5, 0.75, 1, 1,
    ]);
  });

  test('has the gradient 0 at ±3', () => {
    const x = new Tensor(NdArray.from([-3, 3]), true);
    expect(grad(sum(hardsigmoid(x)), [x])[0]?.value.toNested()).toEqual([0, 0]);
  });

  test('has right derivatives, first and second', () => {
    expect(
      derivativeFaults((x) => hardsigmoid(x), [NdArray.from([-7, -4, -2.5, -0.5, 0.5, 2.5, 4, 7])]),
    ).toEqual([]);
  });

  test.each([
    ['sigmoid-instead', [0.1192029220221, 0.6224593312019, 0.9990889488056]],
    ['not-shifted', [0, 0.08333333333333, 1]],
    ['not-divided', [1, 3.5, 6]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([-2, 0.5, 7])] as const;
    expect(misread(hardsigmoidOp, id, inputs, {})).toEqual(close(expected));
  });
});
