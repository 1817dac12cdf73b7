import { describe, expect, test } from 'vitest';
import { dayOf } from './day.ts';
import { dayPlan, EVERY_DAY, minutesOn } from './day-plan.ts';
import type { Rhythm } from './day-plan.ts';
import { memoriesOf } from './memory.ts';
import { NOON, noonOf } from './testing/records.ts';

const today = dayOf(noonOf(10), 0);
// Reviewed once on days 0 to 4: due on day 3 to 7.
const memories = memoriesOf(
  ['a', 'b', 'c', 'd', 'e'].map((skill, day) => ({ skill, at: noonOf(day), rating: 'good' })),
);
const planOf = (day: number, rhythm: Partial<Rhythm> = {}) =>
  dayPlan(memories.values(), day, {
    utcOffset: 0,
    rhythm: { ...EVERY_DAY, ...rhythm },
    minutesFor: () => 4,
  });

describe('dayPlan', () => {
  test('holds what falls due before the day ends, the most forgotten first', () => {
    const { reviews, waiting } = planOf(dayOf(noonOf(5), 0));
    expect(reviews.map(({ skill }) => skill)).toEqual(['a', 'b', 'c']);
    expect(waiting).toBe(0);
  });

  test('holds as many as the minutes of the day, and says how many wait', () => {
    const { reviews, waiting } = planOf(today, { minutes: 9 });
    expect(reviews.map(({ skill }) => skill)).toEqual(['a', 'b']);
    expect(waiting).toBe(3);
  });

  test('holds one even when it is longer than the day', () => {
    expect(planOf(today, { minutes: 1 }).reviews).toHaveLength(1);
  });

  test('is empty on a day off and while paused', () => {
    // Day 10 after a Monday is a Thursday.
    const weekdays = [1, 1, 1, 0, 1, 1, 1];
    expect(planOf(today, { weekdays })).toEqual({ reviews: [], waiting: 5 });
    expect(planOf(today, { pausedUntil: today + 1 }).reviews).toEqual([]);
    expect(planOf(today, { pausedUntil: today }).reviews).toHaveLength(5);
  });
});

test('minutesOn takes the share of an easy day', () => {
  const monday = dayOf(NOON, 0);
  expect(minutesOn(monday, { minutes: 20, weekdays: [0.5, 1, 1, 1, 1, 1, 1] })).toBe(10);
});
