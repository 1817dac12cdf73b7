import { describe, expect, test } from 'vitest';
import { dayOf } from './day.ts';
import { forecast } from './forecast.ts';
import { afterReview, memoriesOf } from './memory.ts';
import { NOON, noonOf } from './testing/records.ts';

describe('forecast', () => {
  test('counts what is late today, and each later review on the day that FSRS gives it', () => {
    const memory = afterReview(undefined, { skill: 'a', at: NOON, rating: 'good' });
    const today = dayOf(noonOf(1), 0);
    // Due three days after the first review, two from today. Reviewed then, the next comes as FSRS says.
    const second = afterReview(memory, { skill: 'a', at: memory.due, rating: 'good' });
    const counts = forecast([memory], today, { days: 30, utcOffset: 0 });
    const expected = new Array<number>(30).fill(0);
    expected[2] = 1;
    expected[dayOf(second.due, 0) - today] = 1;
    expect(counts.slice(0, dayOf(second.due, 0) - today + 1)).toEqual(
      expected.slice(0, dayOf(second.due, 0) - today + 1),
    );
    expect(forecast([memory], dayOf(noonOf(50), 0), { days: 3, utcOffset: 0 })[0]).toBe(1);
  });

  test('is all zeros without memories', () => {
    expect(forecast(memoriesOf([]).values(), 0, { days: 2, utcOffset: 0 })).toEqual([0, 0]);
  });
});
