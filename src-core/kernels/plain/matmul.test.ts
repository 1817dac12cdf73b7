import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { randomArray } from '#core/ops/testing/random-array.ts';
import { multiplyPlain } from './matmul.ts';

/** The definition, entry by entry, in the same order of summation. */
function byDefinition(a: NdArray, b: NdArray, bias?: NdArray): number[] {
  const [M, K, N] = [a.shape[0] as number, a.shape[1] as number, b.shape[1] as number];
  return Array.from({ length: M * N }, (_, q) => {
    const [m, n] = [Math.floor(q / N), q % N];
    let sum = bias?.get(n) ?? 0;
    for (let k = 0; k < K; k++) sum += a.get(m, k) * b.get(k, n);
    return sum;
  });
}

describe('multiplyPlain', () => {
  // Small ones go entry by entry, the others in panels of four columns and pairs of rows, with rests of all sizes.
  test.each([
    [1, 1, 1],
    [3, 2, 4],
    [4, 3, 4],
    [5, 7, 5],
    [6, 1, 6],
    [7, 4, 9],
    [1, 5, 17],
    [17, 3, 1],
    [4, 0, 5],
    [0, 3, 4],
  ])('gives the very sums of the definition: %i × %i × %i', (M, K, N) => {
    const bias = randomArray([N], 3);
    for (const dtype of ['float64', 'float32', 'int32'] as const) {
      const [a, b] = [randomArray([M, K]).to(dtype), randomArray([K, N], 2).to(dtype)];
      const [turnedA, turnedB] = [a.permute([1, 0]).contiguous(), b.permute([1, 0]).contiguous()];
      for (const x of [a, turnedA.permute([1, 0]), a.flip([0, 1]).contiguous().flip([0, 1])])
        for (const y of [b, turnedB.permute([1, 0])]) {
          const out = NdArray.zeros([M * N + 2]);
          multiplyPlain(x, y, out, 1, bias);
          expect(out.toArray()).toEqual([0, ...byDefinition(a, b, bias), 0]);
        }
    }
  });

  test('lets NaN and ∞ through and keeps them in their places', () => {
    const a = randomArray([4, 4]);
    a.data[5] = NaN;
    const b = randomArray([4, 5], 2);
    b.data[19] = Infinity;
    const out = NdArray.zeros([4, 5]);
    multiplyPlain(a, b, out, 0);
    expect(out.toArray()).toEqual(byDefinition(a, b));
  });
});
