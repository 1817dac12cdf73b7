import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { batchNorm, batchNormOp } from './batch-norm.ts';
import { batchStatistics } from './batch-statistics.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import { randomArray } from './testing/random-array.ts';
import type { Value } from './op.ts';

describe('batchNorm', () => {
  // Channel 0 holds 1, 3 | 5, 7 (mean 4, variance 5), channel 1 holds 0, 2 | 0, 2 (mean 1, variance 1).
  const x = NdArray.from([
    [
      [1, 3],
      [0, 2],
    ],
    [
      [5, 7],
      [0, 2],
    ],
  ]);
  const [mean, variance] = [NdArray.from([1, 2]), NdArray.from([4, 1])];
  const [weight, bias] = [NdArray.from([2, 3]), NdArray.from([10, 20])];
  const root = Math.sqrt(5);

  test('takes mean and biased variance over batch and places in training', () => {
    const found = batchNorm(x, mean, variance, weight, bias, { training: true, eps: 0 });
    const expected = [10 - 6 / root, 10 - 2 / root, 17, 23, 10 + 2 / root, 10 + 6 / root, 17, 23];
    for (const [i, value] of expected.entries()) expect(found.toArray()[i]).toBeCloseTo(value, 12);
  });

  test('takes the running statistics otherwise', () => {
    const found = batchNorm(x, mean, variance, weight, bias, { eps: 0 });
    expect(found.toArray()).toEqual([10, 12, 14, 20, 14, 16, 14, 20]);
  });

  test('adds eps under the root', () => {
    const flat = NdArray.from([[0], [2]]);
    const found = batchNorm(flat, undefined, undefined, undefined, undefined, {
      training: true,
      eps: 3,
    });
    expect(found.toNested()).toEqual([[-0.5], [0.5]]);
  });

  test('keeps float32', () => {
    expect(batchNorm(x.to('float32'), mean, variance).dtype).toBe('float32');
  });

  test.each([[[4, 3]], [[2, 3, 4]], [[2, 2, 2, 3]]])(
    'has right derivatives in training: %o',
    (shape) => {
      const C = shape[1] as number;
      const inputs = [randomArray(shape), randomArray([C], 2), randomArray([C], 3)];
      const f = <V extends Value>(input: V, w?: V, b?: V): V =>
        batchNorm(input, undefined, undefined, w, b, { training: true });
      expect(derivativeFaults(f, inputs)).toEqual([]);
      expect(derivativeFaults(f, inputs.slice(0, 1))).toEqual([]);
    },
  );

  test('has right derivatives outside training', () => {
    const f = <V extends Value>(input: V, w: V, b: V): V =>
      batchNorm<V>(input, mean as Value as V, variance as Value as V, w, b);
    expect(derivativeFaults(f, [x, weight, bias])).toEqual([]);
  });

  test('refuses what has no statistics, and parameters of another shape', () => {
    expect(() => batchNorm(x)).toThrow(
      'batchNorm: expected runningMean and runningVar to normalise with, got none',
    );
    const one = NdArray.zeros([1, 2, 1]);
    expect(() =>
      batchNorm(one, undefined, undefined, undefined, undefined, { training: true }),
    ).toThrow(ArgumentError);
    expect(() => batchNorm(x, mean, NdArray.from([1, 2, 3]))).toThrow(
      'batchNorm: expected parameters of the shape [2], got [3]',
    );
    expect(() => batchNorm(NdArray.from([1]), mean, variance)).toThrow(ShapeError);
  });

  test('misreadings', () => {
    const y = NdArray.from([[[0, 4]], [[2, 2]]]); // mean 2, variance 2
    const given = [
      y,
      NdArray.from([0]),
      NdArray.from([4]),
      NdArray.from([3]),
      NdArray.from([1]),
    ] as const;
    expectMisreadings(
      batchNormOp,
      given,
      { training: true, eps: 2 },
      {
        // The running statistics: y / √6.
        'other-mode': [1, 1 + 12 / Math.sqrt(6), 1 + 6 / Math.sqrt(6), 1 + 6 / Math.sqrt(6)],
        // Sample 0 has mean 2 and variance 4, sample 1 mean 2 and variance 0.
        'each-sample': [1 - 6 / Math.sqrt(6), 1 + 6 / Math.sqrt(6), 1, 1],
        // Place 0 has mean 1 and variance 1, place 1 mean 3 and variance 1.
        'places-apart': [
          1 - 3 / Math.sqrt(3),
          1 + 3 / Math.sqrt(3),
          1 + 3 / Math.sqrt(3),
          1 - 3 / Math.sqrt(3),
        ],
        'unbiased-variance': [1 - 6 / Math.sqrt(8 / 3 + 2), 1 + 6 / Math.sqrt(8 / 3 + 2), 1, 1],
        'eps-outside': [1 - 6 / (Math.SQRT2 + 2), 1 + 6 / (Math.SQRT2 + 2), 1, 1],
        'not-scaled': [-1, 1, 0, 0],
      },
    );
  });

  test('batchStatistics gives the mean and the unbiased variance of each channel', () => {
    const found = batchStatistics(x);
    expect(found.mean.toNested()).toEqual([4, 1]);
    expect(found.variance.toArray()[0]).toBeCloseTo(20 / 3, 14);
    expect(found.variance.toArray()[1]).toBeCloseTo(4 / 3, 14);
    expect(() => batchStatistics(NdArray.from([1]))).toThrow(ShapeError);
  });
});
