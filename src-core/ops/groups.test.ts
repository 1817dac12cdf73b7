import { describe, expect, test } from 'vitest';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { groupsOf, mapGroups, reduceGroups } from './groups.ts';
import { countingArray } from './testing/random-array.ts';

describe('groups', () => {
  const sums = (input: NdArray, dims: readonly number[]): number[] => {
    const groups = groupsOf(input, dims);
    const out = new Float64Array(groups.starts.length);
    reduceGroups(groups, out, (group) => group.reduce((a, b) => a + b, 0));
    return [...out];
  };

  test('reads any axes of any view, in row-major order', () => {
    const x = countingArray([2, 3, 2]);
    const views = [
      x,
      x.permute([2, 0, 1]),
      x.flip([0, 2]),
      x.slice(1, 1),
      x.slice(2, 1).expand([2, 3, 4]),
    ];
    for (const view of views)
      for (const dims of [[], [0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]]) {
        const own = new Map<string, number>();
        const [A, B, C] = view.shape as [number, number, number];
        for (let i = 0; i < A; i++)
          for (let j = 0; j < B; j++)
            for (let k = 0; k < C; k++) {
              const key = [i, j, k].filter((_, axis) => !dims.includes(axis)).join();
              own.set(key, (own.get(key) ?? 0) + view.get(i, j, k));
            }
        expect(sums(view, dims)).toEqual([...own.values()]);
      }
  });

  test('maps groups to the place they came from', () => {
    const x = countingArray([2, 3]).permute([1, 0]);
    const copied = mapGroups([x], [0], (out, [group]) => out.set(group));
    expect(copied.equals(x)).toBe(true);
  });
});
