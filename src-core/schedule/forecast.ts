import { dayOf, startOfDay } from './day.ts';
import { afterReview } from './memory.ts';
import type { Memory } from './memory.ts';
import type { Review } from './review.ts';

/** How many reviews fall due on each of the next `days` days, today first, if each goes well; what is late counts today. */
export function forecast(
  memories: Iterable<Memory>,
  today: number,
  { days, utcOffset }: { days: number; utcOffset: number },
): number[] {
  const counts = new Array<number>(days).fill(0);
  for (let memory of memories) {
    for (;;) {
      const day = Math.max(today, dayOf(memory.due, utcOffset)) - today;
      if (day >= days) break;
      counts[day] = (counts[day] ?? 0) + 1;
      const at = Math.max(memory.due, startOfDay(today + day, utcOffset));
      memory = afterReview(memory, { skill: memory.skill, at, rating: 'good' });
    }
  }
  return counts;
}

/** Retention over some time: how many of the reviews of skills that were known already were recalled. */
export interface Retention {
  recalled: number;
  reviews: number;
}

/**
 * True retention by day, of the days that have any: every review but the first of a skill and those of the same day,
 * recalled unless it was rated again. Source: Anki's true retention.
 */
export function trueRetention(
  reviews: readonly Review[],
  utcOffset: number,
): Map<number, Retention> {
  const lastDay = new Map<string, number>();
  const byDay = new Map<number, Retention>();
  for (const { skill, at, rating } of reviews) {
    const day = dayOf(at, utcOffset);
    const before = lastDay.get(skill);
    lastDay.set(skill, day);
    if (before === undefined || before === day) continue;
    const { recalled, reviews: count } = byDay.get(day) ?? { recalled: 0, reviews: 0 };
    byDay.set(day, { recalled: recalled + Number(rating !== 'again'), reviews: count + 1 });
  }
  return byDay;
}
