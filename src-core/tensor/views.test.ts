import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ArgumentError } from '#core/errors.ts';
import { arange } from './creation.ts';
import type { NdArray } from './nd-array.ts';

const counted = (...shape: number[]): NdArray =>
  arange(
    shape.reduce((a, b) => a * b, 1),
    { dtype: 'float64' },
  ).reshape(shape);

describe('views of NdArray', () => {
  test('share their numbers', () => {
    const x = counted(2, 3, 4);
    const views = [
      x.reshape([6, 4]),
      x.permute([2, 0, 1]),
      x.slice(2, 1, 4, 2),
      x.flip([0, 2]),
      x.select(1, -1),
      x.diagonal(1, 0, 2),
      x.reshape([2, 3, 1, 4]).expand([5, 2, 3, 7, 4]),
      x.permute([2, 0, 1]).reshape([4, 1, 6]),
      x.slice(0, 1).reshape([3, 4]),
    ];
    for (const view of views) expect(view.data).toBe(x.data);
    x.data[23] = -1;
    expect(x.flip([0, 1, 2]).get(0, 0, 0)).toBe(-1);
  });

  test('select drops an axis', () => {
    const x = counted(2, 3);
    expect(x.select(0, 1).toArray()).toEqual([3, 4, 5]);
    expect(x.select(-1, -1).toArray()).toEqual([2, 5]);
    expect(() => x.select(0, 2)).toThrow(ArgumentError);
  });

  test('diagonal walks along two axes at once', () => {
    const x = counted(3, 4);
    expect(x.diagonal().toArray()).toEqual([0, 5, 10]);
    expect(x.diagonal(2).toArray()).toEqual([2, 7]);
    expect(x.diagonal(-1).toArray()).toEqual([4, 9]);
    expect(x.diagonal(4).shape).toEqual([0]);
    expect(x.flip([1]).diagonal().toArray()).toEqual([3, 6, 9]);
    expect(() => x.diagonal(0, 1, 1)).toThrow(ArgumentError);
  });

  test('reshape agrees with a copy for any view, and copies only where it must', () => {
    const size = fc.integer({ min: 1, max: 3 });
    fc.assert(
      fc.property(
        fc.tuple(size, size, size),
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        fc.boolean(),
        fc.constantFrom<number[]>(
          [-1],
          [-1, 1],
          [1, -1],
          [2, -1],
          [-1, 2],
          [3, -1],
          [-1, 3],
          [-1, 2, 1],
        ),
        (sizes, order, isFlipped, wanted) => {
          const turned = counted(...sizes).permute(order);
          const view = isFlipped ? turned.flip([1]) : turned;
          const known = wanted.reduce((a, b) => a * Math.abs(b), 1);
          fc.pre(view.size % known === 0);
          const found = view.reshape(wanted);
          expect(found.toArray()).toEqual(view.contiguous().toArray());
          // A copy that was not necessary: one whose elements lie at equal distances along each axis of the result.
          if (found.data !== view.data) expect(isRegular(view, found.shape)).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** Whether the numbers, which tell their own places, lie at equal distances along each axis of `shape`. */
function isRegular(view: NdArray, shape: readonly number[]): boolean {
  const copy = view.contiguous().reshape(shape);
  const start = copy.toArray()[0] as number;
  const steps = shape.map((size, axis) =>
    size > 1 ? copy.get(...shape.map((_, at) => (at === axis ? 1 : 0))) - start : 0,
  );
  return copy.toArray().every((value, q) => {
    let [rest, sum] = [q, start];
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      sum += (rest % (shape[axis] as number)) * (steps[axis] as number);
      rest = Math.floor(rest / (shape[axis] as number));
    }
    return sum === value;
  });
}
