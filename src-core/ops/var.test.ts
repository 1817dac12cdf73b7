import { describe, expect, test } from 'vitest';
import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { variance, varOp } from './var.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import { countingArray, randomArray } from './testing/random-array.ts';
import type { Value } from './op.ts';

describe('variance', () => {
  test('divides the squares around the mean by n − correction', () => {
    const x = NdArray.from([
      [1, 3],
      [2, 8],
    ]);
    expect(variance(x, { dim: 1 }).toNested()).toEqual([2, 18]);
    expect(variance(x, { dim: 1, correction: 0, keepdim: true }).toNested()).toEqual([[1], [9]]);
    // mean 3.5, squares 6.25 + 0.25 + 2.25 + 20.25 = 29
    expect(variance(x).item()).toBeCloseTo(29 / 3, 14);
  });

  test('gives NaN where nothing is left to divide by, as PyTorch does', () => {
    expect(variance(NdArray.from([5])).item()).toBeNaN();
    expect(variance(NdArray.from([1, 2]), { correction: 3 }).item()).toBe(Infinity);
    expect(variance(NdArray.zeros([0])).item()).toBeNaN();
  });

  test('keeps its digits far from 0', () => {
    expect(variance(NdArray.from([1e9 + 1, 1e9 + 2, 1e9 + 3])).item()).toBe(1);
  });

  test.each([{}, { dim: 1, correction: 0 }, { dim: [2, 0], keepdim: true }, { correction: 2 }])(
    'has right derivatives: %o',
    (options) => {
      const f = <V extends Value>(x: V): V => variance(x, options);
      expect(derivativeFaults(f, [randomArray([2, 3, 2])])).toEqual([]);
    },
  );

  test('throws ArgumentError for an axis that does not exist', () => {
    expect(() => variance(countingArray([2]), { dim: 1 })).toThrow(ArgumentError);
  });

  test('misreadings', () => {
    expectMisreadings(
      varOp,
      [
        NdArray.from([
          [1, 3],
          [2, 8],
        ]),
      ],
      { dim: 1 },
      {
        'other-correction': [1, 9],
        'standard-deviation': [Math.SQRT2, Math.sqrt(18)],
        'mean-kept': [10, 68],
        'all-dims': [29 / 3],
      },
    );
  });
});
