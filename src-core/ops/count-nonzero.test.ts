import { describe, expect, test } from 'vitest';
import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { countNonzero, countNonzeroOp } from './count-nonzero.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';

describe('countNonzero', () => {
  const x = NdArray.from([
    [0, 2, NaN],
    [0, 0, -0],
  ]);

  test('counts what is not 0, NaN included', () => {
    expect(countNonzero(x, { dim: 1 }).toNested()).toEqual([2, 0]);
    expect(countNonzero(x).item()).toBe(2);
    expect(countNonzero(x).dtype).toBe('int32');
    expect(countNonzero(NdArray.zeros([0])).item()).toBe(0);
  });

  test('throws ArgumentError for an axis that does not exist', () => {
    expect(() => countNonzero(x, { dim: 2 })).toThrow(ArgumentError);
  });

  test('misreadings', () => {
    expectMisreadings(countNonzeroOp, [x], { dim: 1 }, { 'zeros-counted': [1, 3] });
  });
});
