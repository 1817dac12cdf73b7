import { describe, expect, test } from 'vitest';
import { gradeSet } from './grade-set.ts';

/** Every subset of the ids. */
const subsets = (ids: readonly string[]): string[][] =>
  ids.reduce<string[][]>((all, id) => [...all, ...all.map((one) => [...one, id])], [[]]);

const IDS = ['a', 'b', 'c', 'd', 'e'];

describe('gradeSet', () => {
  test('yields 1 for the right set alone', () => {
    for (const right of subsets(IDS))
      for (const given of subsets(IDS)) {
        const isSame = [...right].sort().join() === [...given].sort().join();
        expect(gradeSet(right, given, IDS.length).score === 1).toBe(isSame);
      }
  });

  test('yields 0 for everything and for nothing, unless that is right', () => {
    for (const right of subsets(IDS)) {
      if (right.length > 0) expect(gradeSet(right, [], 5).score).toBe(0);
      if (right.length < 5) expect(gradeSet(right, IDS, 5).score).toBe(0);
    }
  });

  test('costs one hit for a stray among many cells', () => {
    // 4 of 5 found and 1 stray among 95 others: 4/5 − 1/5.
    expect(gradeSet(['1', '2', '3', '4', '5'], ['1', '2', '3', '4', '9'], 100).score).toBeCloseTo(
      0.6,
      12,
    );
  });
});
