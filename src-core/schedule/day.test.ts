import { describe, expect, test } from 'vitest';
import { dayOf, startOfDay, weekdayOf } from './day.ts';

describe('dayOf', () => {
  test('changes at 4 in the morning of the learner’s own clock', () => {
    // UTC + 2: 01:59 UTC is 03:59 there.
    const before = Date.UTC(2026, 0, 5, 1, 59);
    const after = Date.UTC(2026, 0, 5, 2, 0);
    expect(dayOf(after, 120) - dayOf(before, 120)).toBe(1);
    expect(startOfDay(dayOf(after, 120), 120)).toBe(after);
  });
});

test('weekdayOf counts from Monday', () => {
  const monday = dayOf(Date.UTC(2026, 0, 5, 12), 0);
  expect(weekdayOf(monday)).toBe(0);
  expect(weekdayOf(monday - 1)).toBe(6);
});
