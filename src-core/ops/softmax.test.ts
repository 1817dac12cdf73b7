import { describe, expect, test } from 'vitest';
import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { softmax, softmaxOp } from './softmax.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import { randomArray } from './testing/random-array.ts';

describe('softmax', () => {
  const x = NdArray.from([
    [0, Math.log(3)],
    [Math.log(2), Math.log(2)],
  ]);

  test('gives shares that make 1 along the axis', () => {
    expect(
      softmax(x, 1)
        .toArray()
        .map((y) => Math.round(y * 1e12) / 1e12),
    ).toEqual([0.25, 0.75, 0.5, 0.5]);
    expect(softmax(NdArray.from(3), 0).item()).toBe(1);
  });

  test('does not overflow, and treats infinities as PyTorch does', () => {
    expect(softmax(NdArray.from([1000, 0, -1000]), 0).toNested()).toEqual([1, 0, 0]);
    expect(softmax(NdArray.from([1, -Infinity]), 0).toNested()).toEqual([1, 0]);
    expect(softmax(NdArray.from([-Infinity, -Infinity]), 0).toNested()).toEqual([NaN, NaN]);
    expect(softmax(NdArray.from([NaN, 1]), 0).toNested()).toEqual([NaN, NaN]);
  });

  test.each([0, 1, -1])('has right derivatives along %d', (dim) => {
    expect(derivativeFaults((y) => softmax(y, dim), [randomArray([2, 3, 2])])).toEqual([]);
  });

  test('throws ArgumentError for an axis that does not exist', () => {
    expect(() => softmax(x, 2)).toThrow(ArgumentError);
  });

  test('misreadings', () => {
    expectMisreadings(
      softmaxOp,
      [x],
      { dim: 1 },
      {
        'not-exponentiated': [0, 1, 0.5, 0.5],
        'not-divided': [1, 3, 2, 2],
        'over-everything': [1 / 8, 3 / 8, 2 / 8, 2 / 8],
        'other-axis': [1 / 3, 3 / 5, 2 / 3, 2 / 5],
      },
    );
  });
});
