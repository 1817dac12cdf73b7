import { describe, expect, test } from 'vitest';
import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { argmin, argminOp } from './argmin.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';

describe('argmin', () => {
  const x = NdArray.from([
    [3, -4, 0],
    [1, -2, -2],
  ]);

  test('tells the first place of the smallest', () => {
    expect(argmin(x, { dim: 1 }).toNested()).toEqual([1, 1]);
    expect(argmin(x, { dim: -1, keepdim: true }).toNested()).toEqual([[1], [1]]);
    expect(argmin(x).item()).toBe(1);
    expect(argmin(x).dtype).toBe('int32');
    expect(argmin(NdArray.from([2, 5, 5, 2]))?.item()).toBe(0);
  });

  test('counts through the whole tensor row by row when no axis is named', () => {
    expect(
      argmin(
        NdArray.from([
          [0, 0],
          [0, -9],
        ]),
      ).item(),
    ).toBe(3);
    expect(argmin(NdArray.from([1, NaN, 3])).item()).toBe(1);
  });

  test('does not change with the numbers', () => {
    expect(argminOp.gradients).toEqual([null]);
  });

  test('throws ArgumentError where there is nothing to choose from', () => {
    expect(() => argmin(NdArray.zeros([2, 0]), { dim: 1 })).toThrow(ArgumentError);
    expect(() => argmin(x, { dim: 2 })).toThrow(ArgumentError);
  });

  test('misreadings', () => {
    expectMisreadings(
      argminOp,
      [x],
      { dim: 1 },
      {
        'counted-from-one': [2, 2],
        'value-instead': [-4, -2],
      },
    );
  });
});
