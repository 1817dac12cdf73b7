import { describe, expect, test } from 'vitest';
import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { argmax, argmaxOp } from './argmax.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';

describe('argmax', () => {
  const x = NdArray.from([
    [3, -4, 0],
    [1, -2, -2],
  ]);

  test('tells the first place of the largest', () => {
    expect(argmax(x, { dim: 1 }).toNested()).toEqual([0, 0]);
    expect(argmax(x, { dim: -1, keepdim: true }).toNested()).toEqual([[0], [0]]);
    expect(argmax(x).item()).toBe(0);
    expect(argmax(x).dtype).toBe('int32');
    expect(argmax(NdArray.from([2, 5, 5, 2]))?.item()).toBe(1);
  });

  test('counts through the whole tensor row by row when no axis is named', () => {
    expect(
      argmax(
        NdArray.from([
          [0, 0],
          [0, 9],
        ]),
      ).item(),
    ).toBe(3);
    expect(argmax(NdArray.from([1, NaN, 3])).item()).toBe(1);
  });

  test('does not change with the numbers', () => {
    expect(argmaxOp.gradients).toEqual([null]);
  });

  test('throws ArgumentError where there is nothing to choose from', () => {
    expect(() => argmax(NdArray.zeros([2, 0]), { dim: 1 })).toThrow(ArgumentError);
    expect(() => argmax(x, { dim: 2 })).toThrow(ArgumentError);
  });

  test('misreadings', () => {
    expectMisreadings(
      argmaxOp,
      [x],
      { dim: 1 },
      {
        'counted-from-one': [1, 1],
        'value-instead': [3, 1],
      },
    );
  });
});
