import { describe, expect, test } from 'vitest';
import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { mseLoss, mseLossOp } from './mse-loss.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import { countingArray, randomArray } from './testing/random-array.ts';
import type { Value } from './op.ts';

describe('mseLoss', () => {
  const [x, t] = [NdArray.from([1, 2, 5]), NdArray.from([1, 4, 4])];

  test('averages, adds up or keeps the squares', () => {
    expect(mseLoss(x, t).item()).toBeCloseTo(5 / 3, 14);
    expect(mseLoss(x, t, { reduction: 'sum' }).item()).toBe(5);
    expect(mseLoss(x, t, { reduction: 'none' }).toNested()).toEqual([0, 4, 1]);
    expect(mseLoss(NdArray.zeros([0]), NdArray.zeros([0])).item()).toBeNaN();
    expect(mseLoss(NdArray.from([NaN]), NdArray.from([1])).item()).toBeNaN();
  });

  test('stretches shapes as PyTorch does', () => {
    expect(mseLoss(countingArray([2, 1]), NdArray.from([1, 2])).item()).toBe(0.5);
  });

  test.each(['mean', 'sum', 'none'] as const)(
    'has right derivatives, reduction %s',
    (reduction) => {
      const f = <V extends Value>(x: V, t: V): V => mseLoss(x, t, { reduction });
      expect(derivativeFaults(f, [randomArray([2, 3]), randomArray([2, 3], 2)])).toEqual([]);
      expect(derivativeFaults(f, [randomArray([2, 3]), randomArray([3], 2)])).toEqual([]);
    },
  );

  test('throws ShapeError for shapes that do not broadcast, ArgumentError for another reduction', () => {
    expect(() => mseLoss(NdArray.zeros([2]), NdArray.zeros([3]))).toThrow(ShapeError);
    const reduction = 'average' as 'mean';
    expect(() => mseLoss(x, t, { reduction })).toThrow(
      'mseLoss: expected a reduction none | mean | sum, got average',
    );
  });

  test('misreadings', () => {
    expectMisreadings(
      mseLossOp,
      [x, t],
      {},
      {
        'other-reduction': [5],
        halved: [5 / 6],
        'not-squared': [1],
        'root-taken': [Math.sqrt(5 / 3)],
      },
    );
  });
});
