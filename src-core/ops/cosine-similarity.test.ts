import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { cosineSimilarity, cosineSimilarityOp } from './cosine-similarity.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import { randomArray } from './testing/random-array.ts';
import type { Value } from './op.ts';

describe('cosineSimilarity', () => {
  const [x, y] = [
    NdArray.from([
      [3, 4],
      [1, 0],
    ]),
    NdArray.from([
      [4, 3],
      [0, 2],
    ]),
  ];

  test('is 1 for the same direction, 0 at right angles', () => {
    expect(cosineSimilarity(x, y).toNested()).toEqual([24 / 25, 0]);
    expect(cosineSimilarity(x, x, { dim: -1 }).toNested()).toEqual([1, 1]);
    expect(cosineSimilarity(x, NdArray.from([1, 0])).toNested()).toEqual([0.6, 1]);
    expect(cosineSimilarity(NdArray.zeros([1, 2]), NdArray.from([[1, 0]])).item()).toBe(0);
  });

  test.each([0, 1, -1])('has right derivatives along %d', (dim) => {
    const f = <V extends Value>(a: V, b: V): V => cosineSimilarity(a, b, { dim });
    expect(derivativeFaults(f, [randomArray([2, 3]), randomArray([2, 3], 2)])).toEqual([]);
    expect(derivativeFaults(f, [randomArray([2, 3]), randomArray([3], 2)])).toEqual([]);
  });

  test('throws ShapeError for shapes that do not broadcast, ArgumentError for a missing axis', () => {
    expect(() => cosineSimilarity(x, NdArray.zeros([3]))).toThrow(ShapeError);
    expect(() => cosineSimilarity(NdArray.from([1]), NdArray.from([1]))).toThrow(ArgumentError);
  });

  test('misreadings', () => {
    expectMisreadings(
      cosineSimilarityOp,
      [x, y],
      {},
      {
        'dot-product': [24, 0],
        'lengths-squared': [24 / 625, 0],
        'distance-instead': [1 / 25, 1],
      },
    );
  });
});
