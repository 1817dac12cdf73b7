import { describe, expect, test } from 'vitest';
import { dayOf, startOfDay } from './day.ts';
import { EVERY_DAY } from './day-plan.ts';
import { examPlan, expectedRecall } from './exam-plan.ts';
import { afterReview, memoriesOf, retrievability } from './memory.ts';
import type { Memory } from './memory.ts';
import { NOON, noonOf } from './testing/records.ts';

const today = dayOf(noonOf(1), 0);
const memoryOf = (skill: string): Memory =>
  afterReview(undefined, { skill, at: NOON, rating: 'good' });
const options = (minutes: number) => ({
  utcOffset: 0,
  rhythm: { ...EVERY_DAY, minutes },
  minutesFor: () => 5,
});

test('expectedRecall weighs what comes after recalling and after forgetting', () => {
  const memory = memoryOf('a');
  const [day, exam] = [today + 3, startOfDay(today + 20, 0)];
  const at = startOfDay(day, 0);
  const chance = retrievability(memory, at);
  const after = (rating: 'good' | 'again') =>
    retrievability(afterReview(memory, { skill: 'a', at, rating }), exam);
  expect(expectedRecall(memory, [day], exam, 0)).toBeCloseTo(
    chance * after('good') + (1 - chance) * after('again'),
    12,
  );
});

describe('examPlan', () => {
  test('finds the best day of one review, as trying every day does', () => {
    const exam = today + 12;
    const plan = examPlan([memoryOf('a')], today, exam, options(5));
    const chosen = plan.days.flatMap(({ day, skills }) => (skills.length > 0 ? [day] : []));
    const recallOf = (days: number[]) =>
      expectedRecall(memoryOf('a'), days, startOfDay(exam, 0), 0);
    expect(plan.expected).toBeCloseTo(recallOf(chosen), 12);
    // Every single day alone is no better than the plan.
    for (let day = today; day < exam; day++)
      expect(recallOf([day])).toBeLessThanOrEqual(plan.expected + 1e-12);
    expect(plan.expected).toBeGreaterThan(plan.without);
  });

  test('is within the minutes of each day and never plans a skill twice on one', () => {
    const memories = [...'abcdefgh'].map(memoryOf);
    const { days } = examPlan(memories, today, today + 6, options(10));
    expect(days.map(({ day }) => day)).toEqual([0, 1, 2, 3, 4, 5].map((step) => today + step));
    for (const { skills } of days) {
      expect(skills.length).toBeLessThanOrEqual(2);
      expect(new Set(skills).size).toBe(skills.length);
    }
    expect(days.flatMap(({ skills }) => skills)).toHaveLength(12);
  });

  test('does better than reviewing by due date in the same minutes', () => {
    const reviews = [...'abcdef'].map((skill, at) => ({
      ...{ skill, at: NOON },
      rating: at < 3 ? ('good' as const) : ('again' as const),
    }));
    const memories = [...memoriesOf(reviews).values()];
    const exam = today + 10;
    const { expected } = examPlan(memories, today, exam, options(5));
    // One review a day, always what is due first, in expectation.
    const days = new Map(memories.map(({ skill }) => [skill, [] as number[]]));
    const due = new Map(memories.map(({ skill, due: at }) => [skill, at]));
    for (let day = today; day < exam; day++) {
      const [skill] = [...due].sort((a, b) => a[1] - b[1])[0] as [string, number];
      const own = [...(days.get(skill) ?? []), day];
      if (own.length > 3) continue;
      days.set(skill, own);
      due.set(skill, startOfDay(day + 4, 0));
    }
    const byDue =
      memories.reduce(
        (sum, memory) =>
          sum + expectedRecall(memory, days.get(memory.skill) ?? [], startOfDay(exam, 0), 0),
        0,
      ) / memories.length;
    expect(expected).toBeGreaterThanOrEqual(byDue);
  });

  test('has no days when the exam is today, and nothing to expect without skills', () => {
    expect(examPlan([memoryOf('a')], today, today, options(5)).days).toEqual([]);
    expect(examPlan([], today, today + 3, options(5)).expected).toBe(0);
  });
});
