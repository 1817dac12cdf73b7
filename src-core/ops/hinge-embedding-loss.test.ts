import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { hingeEmbeddingLoss, hingeEmbeddingLossOp } from './hinge-embedding-loss.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import type { Value } from './op.ts';

describe('hingeEmbeddingLoss', () => {
  const [x, t] = [NdArray.from([0.5, 0.25, 3]), NdArray.from([1, -1, -1])];

  test('counts the distance of pairs, and strangers within the margin', () => {
    expect(hingeEmbeddingLoss(x, t, { reduction: 'none' }).toNested()).toEqual([0.5, 0.75, 0]);
    expect(hingeEmbeddingLoss(x, t, { reduction: 'sum', margin: 4 }).item()).toBe(0.5 + 3.75 + 1);
    expect(hingeEmbeddingLoss(x, t).item()).toBeCloseTo(1.25 / 3, 14);
  });

  test.each(['mean', 'sum', 'none'] as const)(
    'has right derivatives, reduction %s',
    (reduction) => {
      const f = <V extends Value>(input: V): V =>
        hingeEmbeddingLoss<V>(input, t as Value as V, { reduction });
      expect(derivativeFaults(f, [x])).toEqual([]);
    },
  );

  test('refuses other targets, other reductions and shapes that do not broadcast', () => {
    expect(() => hingeEmbeddingLoss(x, NdArray.from([1, 0, 1]))).toThrow(
      'hingeEmbeddingLoss: expected targets 1 and −1, got 0',
    );
    expect(() => hingeEmbeddingLoss(x, NdArray.from([1, 1]))).toThrow(ShapeError);
    expect(() => hingeEmbeddingLoss(x, t, { reduction: 'average' as 'mean' })).toThrow(
      ArgumentError,
    );
  });

  test('misreadings', () => {
    expectMisreadings(
      hingeEmbeddingLossOp,
      [x, t],
      { reduction: 'sum' },
      {
        'other-reduction': [1.25 / 3],
        'labels-exchanged': [0.5 + 0.25 + 3],
        'not-cut-off': [0.5 + 0.75 - 2],
      },
    );
  });
});
