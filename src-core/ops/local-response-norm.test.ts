import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { localResponseNorm, localResponseNormOp } from './local-response-norm.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import { randomArray } from './testing/random-array.ts';
import type { Value } from './op.ts';

describe('localResponseNorm', () => {
  const x = NdArray.from([1, 2, 3], [1, 3, 1]);

  test('divides by the neighbouring channels', () => {
    // Sums of squares: 1 + 4, 1 + 4 + 9, 4 + 9, each times 3 / 3.
    const odd = localResponseNorm(x, 3, { alpha: 3, beta: 1, k: 1 });
    expect(odd.toArray()).toEqual([1 / 6, 2 / 15, 3 / 14]);
    // An even size reaches one channel further back: 1, 1 + 4, 4 + 9.
    const even = localResponseNorm(x, 2, { alpha: 2, beta: 1, k: 1 });
    expect(even.toArray()).toEqual([1 / 2, 2 / 6, 3 / 14]);
  });

  test.each([1, 2, 3, 5])('has right derivatives with size %d', (size) => {
    const f = <V extends Value>(input: V): V =>
      localResponseNorm(input, size, { alpha: 0.5, k: 2 });
    expect(derivativeFaults(f, [randomArray([2, 4, 2])])).toEqual([]);
  });

  test('refuses broken sizes and too few axes', () => {
    expect(() => localResponseNorm(x, 0)).toThrow(ArgumentError);
    expect(() => localResponseNorm(NdArray.zeros([2, 3]), 2)).toThrow(ShapeError);
  });

  test('misreadings', () => {
    expectMisreadings(
      localResponseNormOp,
      [x],
      { size: 3, alpha: 3, beta: 1, k: 1 },
      {
        'not-divided-by-size': [1 / 16, 2 / 43, 3 / 40],
      },
    );
  });
});
