import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { gaussianNllLoss, gaussianNllLossOp } from './gaussian-nll-loss.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import type { Value } from './op.ts';

describe('gaussianNllLoss', () => {
  const [x, t, v] = [NdArray.from([1, 5]), NdArray.from([3, 5]), NdArray.from([4, 1])];

  test('weighs the squared error by the variance and charges for the variance', () => {
    const found = gaussianNllLoss(x, t, v, { reduction: 'none' }).toArray();
    expect(found[0]).toBeCloseTo(0.5 * (Math.log(4) + 1), 14);
    expect(found[1]).toBe(0);
    const full = gaussianNllLoss(x, t, v, { reduction: 'sum', full: true }).item();
    expect(full).toBeCloseTo(0.5 * (Math.log(4) + 1) + Math.log(2 * Math.PI), 12);
  });

  test('takes one variance a row, and none below eps', () => {
    const rows = gaussianNllLoss(
      NdArray.zeros([2, 3]),
      NdArray.zeros([2, 3]),
      NdArray.from([1, Math.E ** 2]),
      { reduction: 'none' },
    );
    expect(rows.toNested()).toEqual([
      [0, 0, 0],
      [1, 1, 1],
    ]);
    expect(
      gaussianNllLoss(NdArray.from([0]), NdArray.from([0]), NdArray.from([0]), { eps: 1 }).item(),
    ).toBe(0);
  });

  test.each(['mean', 'sum', 'none'] as const)(
    'has right derivatives, reduction %s',
    (reduction) => {
      const f = <V extends Value>(a: V, b: V, c: V): V => gaussianNllLoss(a, b, c, { reduction });
      expect(derivativeFaults(f, [x, t, v])).toEqual([]);
    },
  );

  test('refuses negative variances, eps 0, other reductions and shapes that do not broadcast', () => {
    expect(() => gaussianNllLoss(x, t, NdArray.from([1, -1]))).toThrow(
      'gaussianNllLoss: expected variances ≥ 0, got -1',
    );
    expect(() => gaussianNllLoss(x, t, v, { eps: 0 })).toThrow(ArgumentError);
    expect(() => gaussianNllLoss(x, t, v, { reduction: 'average' as 'mean' })).toThrow(
      ArgumentError,
    );
    expect(() => gaussianNllLoss(x, NdArray.zeros([3]), v)).toThrow(ShapeError);
  });

  test('misreadings', () => {
    expectMisreadings(
      gaussianNllLossOp,
      [x, t, v],
      { reduction: 'sum' },
      {
        'other-reduction': [0.25 * (Math.log(4) + 1)],
        'variance-as-deviation': [0.5 * (Math.log(16) + 0.25)],
        'logarithm-left-out': [0.5],
      },
    );
  });
});
