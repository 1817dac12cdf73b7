import { startOfDay, weekdayOf } from './day.ts';
import type { Memory } from './memory.ts';
import { retrievability } from './memory.ts';

/** What the learner wants of each day. */
export interface Rhythm {
  /** Minutes of review a day. */
  minutes: number;
  /** Share of the minutes by day, Monday first: 0 is a day off. */
  weekdays: readonly number[];
  /** No reviews before this day (`dayOf`). */
  pausedUntil?: number;
}

/** A skill to review. */
export interface DueReview {
  skill: string;
  /** The chance that it is recalled now. */
  retrievability: number;
  minutes: number;
}

export interface DayPlan {
  /** What fits into the day, in the order to take it. */
  reviews: DueReview[];
  /** What is due and has to wait. */
  waiting: number;
}

export const EVERY_DAY: Rhythm = { minutes: 20, weekdays: [1, 1, 1, 1, 1, 1, 1] };

/** Minutes of review on a day: none while paused. */
export function minutesOn(day: number, { minutes, weekdays, pausedUntil }: Rhythm): number {
  if (pausedUntil !== undefined && day < pausedUntil) return 0;
  return minutes * (weekdays[weekdayOf(day)] ?? 1);
}

/**
 * The reviews of a day: all that fall due before it ends, those most likely forgotten first, as many as its minutes
 * hold. One always fits on a day that is not off.
 *
 * Units: `day` as `dayOf` counts, `minutesFor` in minutes.
 */
export function dayPlan(
  memories: Iterable<Memory>,
  day: number,
  { utcOffset, rhythm, minutesFor }: PlanOptions,
): DayPlan {
  const end = startOfDay(day + 1, utcOffset);
  const due = [...memories]
    .filter((memory) => memory.due < end)
    .map((memory) => ({
      skill: memory.skill,
      retrievability: retrievability(memory, end),
      minutes: minutesFor(memory.skill),
    }))
    .sort((a, b) => a.retrievability - b.retrievability || (a.skill < b.skill ? -1 : 1));
  const budget = minutesOn(day, rhythm);
  const reviews: DueReview[] = [];
  let spent = 0;
  for (const review of due) {
    if (budget === 0 || (reviews.length > 0 && spent + review.minutes > budget)) break;
    reviews.push(review);
    spent += review.minutes;
  }
  return { reviews, waiting: due.length - reviews.length };
}

export interface PlanOptions {
  /** Minutes east of UTC. */
  utcOffset: number;
  rhythm: Rhythm;
  /** How long one review of a skill takes. */
  minutesFor: (skill: string) => number;
}
