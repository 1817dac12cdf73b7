import { describe, expect, test } from 'vitest';
import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { cumsum, cumsumOp } from './cumsum.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import { countingArray, randomArray } from './testing/random-array.ts';
import type { Value } from './op.ts';

describe('cumsum', () => {
  test('sums up to each place, or from each place on', () => {
    const x = countingArray([2, 3]);
    expect(cumsum(x, 1).toNested()).toEqual([
      [1, 3, 6],
      [4, 9, 15],
    ]);
    expect(cumsum(x, 0).toNested()).toEqual([
      [1, 2, 3],
      [5, 7, 9],
    ]);
    expect(cumsum(x, -1, { reverse: true }).toNested()).toEqual([
      [6, 5, 3],
      [15, 11, 6],
    ]);
    expect(cumsum(NdArray.from(7), 0).item()).toBe(7);
    expect(cumsum(NdArray.from([1, 1, 1], [3], 'bool'), 0).dtype).toBe('int32');
  });

  test.each([0, 1, -1])('has right derivatives along %d', (dim) => {
    expect(derivativeFaults((x) => cumsum(x, dim), [randomArray([2, 3, 2])])).toEqual([]);
    const back = <V extends Value>(x: V): V => cumsum(x, dim, { reverse: true });
    expect(derivativeFaults(back, [randomArray([2, 3, 2])])).toEqual([]);
  });

  test('throws ArgumentError for an axis that does not exist and for a sum beyond int32', () => {
    expect(() => cumsum(countingArray([2]), 1)).toThrow(ArgumentError);
    const large = NdArray.from([2 ** 31 - 1, 1], [2], 'int32');
    expect(() => cumsum(large, 0)).toThrow(ArgumentError);
  });

  test('misreadings', () => {
    expectMisreadings(
      cumsumOp,
      [NdArray.from([1, 2, 4])],
      { dim: 0 },
      {
        'own-entry-left-out': [0, 1, 3],
        'from-the-end': [7, 6, 4],
      },
    );
  });
});
