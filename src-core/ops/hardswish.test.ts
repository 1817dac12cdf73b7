import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { sum } from './sum.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { hardswish, hardswishOp } from './hardswish.ts';

describe('hardswish', () => {
  test('is x times a ramp from −3 to 3', () => {
    const y = hardswish(NdArray.from([-4, -3, 0, 1.5, 3, 9]));
    expect(y.equals(NdArray.from([0, 0, 0, 1.125, 3, 9]))).toBe(true);
  });

  test('has the gradient 0 at −3 and 1 at 3', () => {
    const x = new Tensor(NdArray.from([-3, 3]), true);
    expect(grad(sum(hardswish(x)), [x])[0]?.value.toNested()).toEqual([0, 1]);
  });

  test('has right derivatives, first and second', () => {
    expect(
      derivativeFaults((x) => hardswish(x), [NdArray.from([-7, -4, -2.5, -0.5, 0.5, 2.5, 4, 7])]),
    ).toEqual([]);
  });

  test.each([
    ['silu-instead', [-0.2384058440442, 0.3112296656009, 6.993622641639]],
    ['factor-missing', [0.1666666666667, 0.5833333333333, 1]],
    ['relu-instead', [0, 0.5, 7]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([-2, 0.5, 7])] as const;
    expect(misread(hardswishOp, id, inputs, {})).toEqual(close(expected));
  });
});
