import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { sum } from './sum.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { clamp, clampOp } from './clamp.ts';

describe('clamp', () => {
  test('keeps to both bounds, the upper one winning, and hands on NaN', () => {
    expect(clamp(NdArray.from([-2, 0.5, 3, NaN]), { min: 0, max: 1 }).toNested()).toEqual([
      0,
      0.5,
      1,
      NaN,
    ]);
    expect(clamp(NdArray.from([-2, 3]), { min: 1, max: -1 }).toNested()).toEqual([-1, -1]);
    expect(clamp(NdArray.from([-2, 3]), { max: 1 }).toNested()).toEqual([-2, 1]);
  });

  test('has the gradient 1 at both bounds', () => {
    const x = new Tensor(NdArray.from([-1, 0, 1, 2]), true);
    expect(grad(sum(clamp(x, { min: -1, max: 1 })), [x])[0]?.value.toNested()).toEqual([
      1, 1, 1, 0,
    ]);
  });

  test('keeps whole numbers whole when the bounds are whole', () => {
    const whole = NdArray.from([-2, 3], undefined, 'int32');
    expect(clamp(whole, { min: 0 })).toMatchObject({ dtype: 'int32' });
    expect(clamp(whole, { min: 0.5 }).toNested()).toEqual([0.5, 3]);
  });

  test('throws ArgumentError without any bound', () => {
    const x = NdArray.from([1, 2]);
    expect(() => clamp(x, {})).toThrow(ArgumentError);
    expect(() => clamp(x, {})).toThrow('clamp: expected min or max or both, got neither');
  });

  test('has right derivatives, first and second', () => {
    expect(
      derivativeFaults(
        (x) => clamp(x, { min: -3, max: 1 }),
        [NdArray.from([-7, -4, -2.5, -0.5, 0.5, 2.5, 4, 7])],
      ),
    ).toEqual([]);
    expect(
      derivativeFaults(
        (x) => clamp(x, { min: -3 }),
        [NdArray.from([-7, -4, -2.5, -0.5, 0.5, 2.5, 4, 7])],
      ),
    ).toEqual([]);
    expect(
      derivativeFaults(
        (x) => clamp(x, { max: 1 }),
        [NdArray.from([-7, -4, -2.5, -0.5, 0.5, 2.5, 4, 7])],
      ),
    ).toEqual([]);
  });

  test.each([
    ['zero-outside', [0, 0.5, 0]],
    ['above-only', [-2, 0.5, 1]],
    ['below-only', [-1, 0.5, 3]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([-2, 0.5, 3])] as const;
    expect(misread(clampOp, id, inputs, { min: -1, max: 1 })).toEqual(close(expected));
  });
});
