import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { groupNorm, groupNormOp } from './group-norm.ts';
import { layerNorm } from './layer-norm.ts';
import { instanceNorm } from './instance-norm.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import { randomArray } from './testing/random-array.ts';
import type { Value } from './op.ts';

describe('groupNorm', () => {
  test('is layer norm with one group and instance norm with one for each channel', () => {
    const x = randomArray([2, 4, 3]);
    expect(groupNorm(x, 1).equals(layerNorm(x, [4, 3]))).toBe(true);
    expect(groupNorm(x, 4).equals(instanceNorm(x))).toBe(true);
  });

  test('shares mean and variance in a group, has a weight for each channel', () => {
    const x = NdArray.from([[0, 4, 1, 3]]);
    const found = groupNorm(x, 2, NdArray.from([1, 2, 3, 4]), NdArray.from([0, 0, 0, 9]), {
      eps: 0,
    });
    expect(found.toNested()).toEqual([[-1, 2, -3, 13]]);
  });

  test.each([1, 2, 4])('has right derivatives with %d groups', (numGroups) => {
    const inputs = [randomArray([2, 4, 2, 2]), randomArray([4], 2), randomArray([4], 3)];
    const f = <V extends Value>(input: V, w: V, b: V): V => groupNorm(input, numGroups, w, b);
    expect(derivativeFaults(f, inputs)).toEqual([]);
  });

  test('refuses groups that do not divide, broken numbers and other shapes', () => {
    const x = randomArray([2, 4, 3]);
    expect(() => groupNorm(x, 3)).toThrow(
      'groupNorm: expected an input [N, C, …] with C divisible by 3, got [2, 4, 3]',
    );
    expect(() => groupNorm(x, 0)).toThrow(ArgumentError);
    expect(() => groupNorm(x, 1.5)).toThrow(ArgumentError);
    expect(() => groupNorm(NdArray.zeros([1, 2]), 2)).toThrow(ArgumentError);
    expect(() => groupNorm(x, 2, NdArray.from([1, 2]))).toThrow(ShapeError);
    expect(() => groupNorm(NdArray.from([1]), 1)).toThrow(ShapeError);
  });

  test('misreadings', () => {
    // Two samples, two channels in one group, one place.
    const x = NdArray.from([
      [0, 4],
      [2, 2],
    ]);
    const given = [x, NdArray.from([1, 3]), NdArray.from([0, 10])] as const;
    const step = 2 / Math.sqrt(6);
    expectMisreadings(
      groupNormOp,
      given,
      { numGroups: 1, eps: 2 },
      {
        'over-batch': [-1, 13, 0, 10],
        'channels-apart': [0, 10, 0, 10],
        'unbiased-variance': [-2 / Math.sqrt(10), 10 + 6 / Math.sqrt(10), 0, 10],
        'eps-outside': [-0.5, 11.5, 0, 10],
        'not-scaled': [-step, step, 0, 0],
      },
    );
  });
});
