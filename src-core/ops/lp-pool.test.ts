import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { abs } from './abs.ts';
import { lpPool1d, lpPool1dOp } from './lp-pool1d.ts';
import { lpPool2d } from './lp-pool2d.ts';
import { lpPool3d } from './lp-pool3d.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

describe('lpPool1d, lpPool2d, lpPool3d', () => {
  const x = NdArray.from([[3, 4, 6, 8, 5]]);

  test('take the norm of each window', () => {
    expect(lpPool1d(x, { normType: 2, kernelSize: 2 }).toNested()).toEqual([[5, 10]]);
    expect(lpPool1d(x, { normType: 1, kernelSize: 2, stride: 3 }).toNested()).toEqual([[7, 13]]);
    expect(lpPool2d(countingArray([1, 2, 2]), { normType: 1, kernelSize: 2 }).item()).toBe(10);
  });

  test('a window over the end is scaled up to a full one, as in PyTorch', () => {
    const options = { normType: 1, kernelSize: 2, ceilMode: true };
    expect(lpPool1d(x, options).toNested()).toEqual([[7, 14, 10]]);
  });

  test('the gradient of 0 is 0', () => {
    const zeros = new Tensor(NdArray.zeros([1, 2]), true);
    const y = lpPool1d(zeros, { normType: 2, kernelSize: 2 });
    const [found] = grad(y, [zeros], { gradOutput: new Tensor(NdArray.from([[1]])) });
    expect(found?.value.toNested()).toEqual([[0, 0]]);
  });

  test.each([1, 2, 3, 1.5])('have right derivatives for p = %s', (normType) => {
    const [line, image, volume] = [
      [2, 5],
      [1, 3, 3],
      [1, 2, 3, 2],
    ].map((shape) => abs(randomArray(shape))) as [NdArray, NdArray, NdArray];
    expect(
      derivativeFaults((a) => lpPool1d(a, { normType, kernelSize: 2, stride: 1 }), [line]),
    ).toEqual([]);
    expect(
      derivativeFaults((a) => lpPool2d(a, { normType, kernelSize: 2, ceilMode: true }), [image]),
    ).toEqual([]);
    expect(derivativeFaults((a) => lpPool3d(a, { normType, kernelSize: 2 }), [volume])).toEqual([]);
  });

  test('throw for a power of 0 and shapes that do not fit', () => {
    expect(() => lpPool1d(x, { normType: 0, kernelSize: 2 })).toThrow(ArgumentError);
    expect(() => lpPool1d(x, { normType: 2, kernelSize: 6 })).toThrow(ShapeError);
  });

  test.each([
    ['root-forgotten', [[25, 100]]],
    ['mean-of-powers', [[Math.sqrt(12.5), Math.sqrt(50)]]],
  ])('misreading %s', (id, expected) => {
    const found = lpPool1dOp.misreadings.find((each) => each.id === id);
    expect(found?.forward([x], { normType: 2, kernelSize: 2 }).toNested()).toEqual(expected);
  });
});
