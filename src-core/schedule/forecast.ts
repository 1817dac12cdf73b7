import { dayOf, startOfDay } from './day.ts';
import { afterReview } from './memory.ts';
import type { Memory } from './memory.ts';

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
