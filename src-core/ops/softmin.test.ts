import { describe, expect, test } from 'vitest';
import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { softmin, softminOp } from './softmin.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import { randomArray } from './testing/random-array.ts';

describe('softmin', () => {
  const x = NdArray.from([0, Math.log(3)]);

  test('gives the smallest the largest share', () => {
    const found = softmin(x, 0).toArray();
    expect(found[0]).toBeCloseTo(0.75, 14);
    expect(found[1]).toBeCloseTo(0.25, 14);
    expect(softmin(NdArray.from([1000, 0]), 0).toNested()).toEqual([0, 1]);
  });

  test.each([0, 1])('has right derivatives along %d', (dim) => {
    expect(derivativeFaults((y) => softmin(y, dim), [randomArray([2, 3])])).toEqual([]);
  });

  test('throws ArgumentError for an axis that does not exist', () => {
    expect(() => softmin(x, 1)).toThrow(ArgumentError);
  });

  test('misreadings', () => {
    const y = NdArray.from([0, Math.log(3), 0]);
    expectMisreadings(
      softminOp,
      [y],
      { dim: 0 },
      {
        'softmax-instead': [0.2, 0.6, 0.2],
        complement: [0.8, 0.4, 0.8],
      },
    );
  });
});
