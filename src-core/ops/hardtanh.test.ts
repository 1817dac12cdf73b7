import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { sum } from './sum.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { hardtanh, hardtanhOp } from './hardtanh.ts';

describe('hardtanh', () => {
  test('cuts off at −1 and 1 by default, and hands on NaN', () => {
    expect(hardtanh(NdArray.from([-2, -0.5, 3, NaN])).toNested()).toEqual([-1, -0.5, 1, NaN]);
    expect(hardtanh(NdArray.from([-2, 3]), { minVal: -2, maxVal: 2 }).toNested()).toEqual([-2, 2]);
  });

  test('has the gradient 0 at both bounds', () => {
    const x = new Tensor(NdArray.from([-1, 0, 1]), true);
    expect(grad(sum(hardtanh(x)), [x])[0]?.value.toNested()).toEqual([0, 1, 0]);
  });

  test('throws ArgumentError when the bounds are exchanged', () => {
    const x = NdArray.from([1, 2]);
    expect(() => hardtanh(x, { minVal: 2, maxVal: 1 })).toThrow(ArgumentError);
    expect(() => hardtanh(x, { minVal: 2, maxVal: 1 })).toThrow(
      'hardtanh: expected minVal ≤ maxVal, got 2 and 1',
    );
  });

  test('has right derivatives, first and second', () => {
    expect(
      derivativeFaults((x) => hardtanh(x), [NdArray.from([-7, -4, -2.5, -0.5, 0.5, 2.5, 4, 7])]),
    ).toEqual([]);
  });

  test.each([
    ['tanh-instead', [-0.9640275800758, 0.46211715726, 0.9950547536867]],
    ['zero-outside', [0, 0.5, 0]],
    ['one-side-only', [-2, 0.5, 1]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([-2, 0.5, 3])] as const;
    expect(misread(hardtanhOp, id, inputs, {})).toEqual(close(expected));
  });

  test('has the gradient 1 at NaN, as in PyTorch', () => {
    const x = new Tensor(NdArray.from([NaN]), true);
    expect(grad(sum(hardtanh(x)), [x])[0]?.item()).toBe(1);
  });
});
