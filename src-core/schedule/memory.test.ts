import { describe, expect, test } from 'vitest';
import { DAY_MS } from './day.ts';
import { afterReview, memoriesOf, retrievability } from './memory.ts';
import { NOON, noonOf } from './testing/records.ts';

// The default weights of FSRS-6 that the formulas below use, w₀ to w₂₀.
const w = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
  0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
] as const;

const first = afterReview(undefined, { skill: 's', at: NOON, rating: 'good' });

describe('afterReview', () => {
  test('starts with S₀ = w₂ and D₀ = w₄ − e^(2 w₅) + 1 after good', () => {
    expect(first.stability).toBeCloseTo(w[2], 6);
    expect(first.difficulty).toBeCloseTo(w[4] - Math.exp(2 * w[5]) + 1, 6);
    // Intervals in whole days: 1 for again, and hard and good each at least one more than the one before.
    expect(first.due).toBe(NOON + 3 * DAY_MS);
  });

  test('grows the stability after recall as FSRS says', () => {
    const second = afterReview(first, { skill: 's', at: noonOf(2), rating: 'good' });
    const factor = 0.9 ** (-1 / w[20]) - 1;
    const recall = (1 + (factor * 2) / w[2]) ** -w[20];
    const growth =
      Math.exp(w[8]) *
      (11 - first.difficulty) *
      w[2] ** -w[9] *
      (Math.exp(w[10] * (1 - recall)) - 1);
    expect(second.stability).toBeCloseTo(w[2] * (1 + growth), 3);
    expect(second).toMatchObject({ reps: 2, lapses: 0, lastReview: noonOf(2) });
  });

  test('counts a lapse, and shortens the interval', () => {
    const known = afterReview(first, { skill: 's', at: noonOf(2), rating: 'good' });
    const lapsed = afterReview(known, { skill: 's', at: noonOf(12), rating: 'again' });
    expect(lapsed.lapses).toBe(1);
    expect(lapsed.stability).toBeLessThan(known.stability);
  });

  test('can take a second review on the same day', () => {
    const again = afterReview(first, { skill: 's', at: NOON, rating: 'again' });
    expect(again.stability).toBeGreaterThan(0);
    expect(again.due).toBeGreaterThan(NOON);
  });
});

test('retrievability is 90 % after as many days as the stability, and 1 at the review', () => {
  expect(retrievability(first, NOON + first.stability * DAY_MS)).toBeCloseTo(0.9, 9);
  expect(retrievability(first, NOON)).toBe(1);
  expect(retrievability(first, NOON - DAY_MS)).toBe(1);
});

test('memoriesOf keeps skills apart', () => {
  const memories = memoriesOf([
    { skill: 'a', at: NOON, rating: 'good' },
    { skill: 'b', at: NOON, rating: 'again' },
    { skill: 'a', at: noonOf(2), rating: 'good' },
  ]);
  expect(memories.get('a')?.reps).toBe(2);
  expect(memories.get('b')?.reps).toBe(1);
});
