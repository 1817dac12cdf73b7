import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { sum } from './sum.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { leakyRelu, leakyReluOp } from './leaky-relu.ts';

describe('leakyRelu', () => {
  test('keeps a share of negative inputs, 1 % by default', () => {
    expect(leakyRelu(NdArray.from([-2, 0, 3, -Infinity, NaN])).toNested()).toEqual([
      -0.02,
      0,
      3,
      -Infinity,
      NaN,
    ]);
    expect(leakyRelu(NdArray.from([-2, 3]), { negativeSlope: 1.5 }).toNested()).toEqual([-3, 3]);
  });

  test('has the gradient negativeSlope at exactly 0', () => {
    const x = new Tensor(NdArray.from([-1, 0, 2]), true);
    expect(grad(sum(leakyRelu(x, { negativeSlope: 0.2 })), [x])[0]?.value.toNested()).toEqual([
      0.2, 0.2, 1,
    ]);
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => leakyRelu(x), [randomArray([2, 3])])).toEqual([]);
    expect(
      derivativeFaults((x) => leakyRelu(x, { negativeSlope: 0.2 }), [randomArray([2, 3])]),
    ).toEqual([]);
  });

  test.each([
    ['relu-instead', [0, 3]],
    ['slope-everywhere', [-0.2, 0.3]],
    ['sign-turned', [0.2, 3]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([-2, 3])] as const;
    expect(misread(leakyReluOp, id, inputs, { negativeSlope: 0.1 })).toEqual(close(expected));
  });
});
