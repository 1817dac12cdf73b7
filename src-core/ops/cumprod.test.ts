import { describe, expect, test } from 'vitest';
import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { cumprod, cumprodOp } from './cumprod.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import { countingArray, randomArray } from './testing/random-array.ts';
import type { Value } from './op.ts';

describe('cumprod', () => {
  test('multiplies up to each place', () => {
    const x = countingArray([2, 3]);
    expect(cumprod(x, 1).toNested()).toEqual([
      [1, 2, 6],
      [4, 20, 120],
    ]);
    expect(cumprod(x, 0).toNested()).toEqual([
      [1, 2, 3],
      [4, 10, 18],
    ]);
    expect(cumprod(NdArray.zeros([0]), 0).shape).toEqual([0]);
  });

  test.each([0, 1, -1])('has right derivatives along %d, beside zeros too', (dim) => {
    const f = <V extends Value>(x: V): V => cumprod(x, dim);
    expect(derivativeFaults(f, [randomArray([2, 3, 2])])).toEqual([]);
    expect(derivativeFaults(f, [NdArray.from([0, 2, 1, 0, 0, 1, 3, 2, 4], [3, 3])])).toEqual([]);
  });

  test('throws ArgumentError for an axis that does not exist and for a product beyond int32', () => {
    expect(() => cumprod(countingArray([2]), 1)).toThrow(ArgumentError);
    expect(() => cumprod(NdArray.from([1e5, 1e5], [2], 'int32'), 0)).toThrow(ArgumentError);
  });

  test('misreadings', () => {
    expectMisreadings(
      cumprodOp,
      [NdArray.from([2, 3, 5])],
      { dim: 0 },
      {
        'from-the-end': [30, 15, 5],
      },
    );
  });
});
