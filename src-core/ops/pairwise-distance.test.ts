import { describe, expect, test } from 'vitest';
import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { pairwiseDistance, pairwiseDistanceOp } from './pairwise-distance.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import { randomArray } from './testing/random-array.ts';
import type { Value } from './op.ts';

describe('pairwiseDistance', () => {
  const [x, y] = [
    NdArray.from([
      [3, 4],
      [1, 0],
    ]),
    NdArray.from([
      [0, 0],
      [1, -2],
    ]),
  ];

  test('measures row by row', () => {
    expect(pairwiseDistance(x, y, { eps: 0 }).toNested()).toEqual([5, 2]);
    expect(pairwiseDistance(x, y, { eps: 0, p: 1, keepdim: true }).toNested()).toEqual([[7], [2]]);
    expect(pairwiseDistance(x, x).toArray()[0]).toBeCloseTo(Math.SQRT2 * 1e-6, 12);
  });

  test.each([1, 2, 3])('has right derivatives with p = %d', (p) => {
    const f = <V extends Value>(a: V, b: V): V => pairwiseDistance(a, b, { p });
    expect(derivativeFaults(f, [randomArray([2, 3]), randomArray([2, 3], 2)])).toEqual([]);
    const g = <V extends Value>(a: V, b: V): V => pairwiseDistance(a, b, { p, keepdim: true });
    expect(derivativeFaults(g, [randomArray([2, 3]), randomArray([3], 2)])).toEqual([]);
  });

  test('throws ShapeError for shapes that do not broadcast', () => {
    expect(() => pairwiseDistance(x, NdArray.zeros([3]))).toThrow(ShapeError);
  });

  test('misreadings', () => {
    expectMisreadings(
      pairwiseDistanceOp,
      [x, y],
      { eps: 0 },
      {
        'root-forgotten': [25, 4],
        'sizes-added': [7, 2],
      },
    );
  });
});
