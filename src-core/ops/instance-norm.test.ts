import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { instanceNorm, instanceNormOp } from './instance-norm.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import { randomArray } from './testing/random-array.ts';
import type { Value } from './op.ts';

describe('instanceNorm', () => {
  const x = NdArray.from([
    [
      [1, 3],
      [0, 4],
    ],
    [
      [5, 7],
      [2, 2],
    ],
  ]);

  test('normalises each channel of each sample by itself', () => {
    const found = instanceNorm(
      x,
      undefined,
      undefined,
      NdArray.from([1, 3]),
      NdArray.from([0, 10]),
      { eps: 0 },
    );
    expect(found.slice(0, 0, 1).toNested()).toEqual([
      [
        [-1, 1],
        [7, 13],
      ],
    ]);
    expect(found.slice(0, 1).slice(1, 0, 1).toNested()).toEqual([[[-1, 1]]]);
  });

  test('takes the running statistics of the channel without useInputStats', () => {
    const found = instanceNorm(
      x,
      NdArray.from([1, 0]),
      NdArray.from([4, 1]),
      undefined,
      undefined,
      { eps: 0, useInputStats: false },
    );
    expect(found.toArray()).toEqual([0, 1, 0, 4, 2, 3, 2, 2]);
  });

  test.each([[[2, 3, 4]], [[2, 2, 2, 3]]])('has right derivatives: %o', (shape) => {
    const C = shape[1] as number;
    const inputs = [randomArray(shape), randomArray([C], 2), randomArray([C], 3)];
    const f = <V extends Value>(input: V, w: V, b: V): V =>
      instanceNorm(input, undefined, undefined, w, b);
    expect(derivativeFaults(f, inputs)).toEqual([]);
  });

  test('refuses a single place, missing statistics and other shapes', () => {
    expect(() => instanceNorm(NdArray.zeros([2, 3, 1]))).toThrow(
      'instanceNorm: expected more than one place, got one, whose variance is 0',
    );
    expect(() =>
      instanceNorm(x, undefined, undefined, undefined, undefined, { useInputStats: false }),
    ).toThrow(ArgumentError);
    expect(() => instanceNorm(NdArray.zeros([2, 3]))).toThrow(ShapeError);
    expect(() => instanceNorm(x, undefined, undefined, NdArray.from([1]))).toThrow(ShapeError);
  });

  test('misreadings', () => {
    const y = NdArray.from([[[0, 4]], [[2, 2]]]); // one channel: mean 2 in both samples, variances 4 and 0
    const given = [y, undefined, undefined, NdArray.from([3]), NdArray.from([1])] as const;
    const step = 6 / Math.sqrt(6);
    expectMisreadings(
      instanceNormOp,
      given,
      { eps: 2 },
      {
        'over-batch': [1 - 3, 1 + 3, 1, 1],
        'channels-together': [1 - step, 1 + step, 1, 1],
        'unbiased-variance': [1 - 6 / Math.sqrt(10), 1 + 6 / Math.sqrt(10), 1, 1],
        'eps-outside': [1 - 6 / 4, 1 + 6 / 4, 1, 1],
        'not-scaled': [-step / 3, step / 3, 0, 0],
      },
    );
  });
});
