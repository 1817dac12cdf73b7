import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { marginRankingLoss, marginRankingLossOp } from './margin-ranking-loss.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import type { Value } from './op.ts';

describe('marginRankingLoss', () => {
  const [x, y] = [NdArray.from([3, 1, 2]), NdArray.from([1, 2, 0])];
  const t = NdArray.from([1, 1, -1]);

  test('counts pairs in the wrong order', () => {
    expect(marginRankingLoss(x, y, t, { reduction: 'none' }).toNested()).toEqual([0, 1, 2]);
    expect(marginRankingLoss(x, y, t, { reduction: 'none', margin: 3 }).toNested()).toEqual([
      1, 4, 5,
    ]);
    expect(marginRankingLoss(x, y, t).item()).toBe(1);
  });

  test.each(['mean', 'sum', 'none'] as const)(
    'has right derivatives, reduction %s',
    (reduction) => {
      const f = <V extends Value>(a: V, b: V): V =>
        marginRankingLoss<V>(a, b, t as Value as V, { reduction, margin: 0.5 });
      expect(derivativeFaults(f, [x, y])).toEqual([]);
    },
  );

  test('throws ShapeError for shapes that do not broadcast, ArgumentError for another reduction', () => {
    expect(() => marginRankingLoss(x, y, NdArray.from([1, 1]))).toThrow(ShapeError);
    expect(() => marginRankingLoss(x, y, t, { reduction: 'average' as 'mean' })).toThrow(
      ArgumentError,
    );
  });

  test('misreadings', () => {
    expectMisreadings(
      marginRankingLossOp,
      [x, y, t],
      { reduction: 'sum' },
      {
        'other-reduction': [1],
        'order-exchanged': [2],
        'not-cut-off': [1],
      },
    );
  });
});
