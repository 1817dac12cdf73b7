import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { huberLoss, huberLossOp } from './huber-loss.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import { randomArray } from './testing/random-array.ts';
import type { Value } from './op.ts';

describe('huberLoss', () => {
  const [x, t] = [NdArray.from([0, 1, 5]), NdArray.from([0, 0, 0])];

  test('is a square near the target and a line far from it', () => {
    expect(huberLoss(x, t, { reduction: 'none' }).toNested()).toEqual([0, 0.5, 4.5]);
    expect(huberLoss(x, t, { reduction: 'none', delta: 2 }).toNested()).toEqual([0, 0.5, 8]);
    expect(huberLoss(x, t).item()).toBeCloseTo(5 / 3, 14);
  });

  test.each(['mean', 'sum', 'none'] as const)(
    'has right derivatives, reduction %s',
    (reduction) => {
      const f = <V extends Value>(x: V, t: V): V => huberLoss(x, t, { reduction, delta: 1.3 });
      expect(derivativeFaults(f, [randomArray([2, 3]), randomArray([2, 3], 2)])).toEqual([]);
      expect(derivativeFaults(f, [randomArray([2, 3]), randomArray([3], 2)])).toEqual([]);
    },
  );

  test('throws ShapeError for shapes that do not broadcast, ArgumentError for another reduction', () => {
    expect(() => huberLoss(NdArray.zeros([2]), NdArray.zeros([3]))).toThrow(ShapeError);
    const reduction = 'average' as 'mean';
    expect(() => huberLoss(x, t, { reduction })).toThrow(
      'huberLoss: expected a reduction none | mean | sum, got average',
    );
    expect(() => huberLoss(x, t, { delta: 0 })).toThrow(ArgumentError);
  });

  test('misreadings', () => {
    expectMisreadings(
      huberLossOp,
      [x, t],
      { delta: 2, reduction: 'sum' },
      {
        'other-reduction': [8.5 / 3],
        'half-forgotten': [9],
        'divided-by-delta': [4.25],
      },
    );
  });
});
