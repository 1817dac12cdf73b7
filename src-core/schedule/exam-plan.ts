import { startOfDay } from './day.ts';
import { minutesOn } from './day-plan.ts';
import type { PlanOptions } from './day-plan.ts';
import type { Memory, Strength } from './memory.ts';
import { foreseen, retrievability } from './memory.ts';
import type { RecallRating } from './review.ts';

/** What to review when, and what it brings on the day of the exam. */
export interface ExamPlan {
  /** The skills of each day from today on, the day of the exam left out. */
  days: { day: number; skills: string[] }[];
  /** Mean chance of recall on the day of the exam, with the plan and if nothing were reviewed. */
  expected: number;
  without: number;
}

/** More reviews of one skill bring next to nothing, and double the work of expecting. */
const MOST_REVIEWS = 3;
/** So many days are looked at for each skill; of a longer time every second, third … one, each skill its own. */
const DAYS_LOOKED_AT = 20;

/**
 * Reviews until an exam so that the mean chance of recall on its day is as high as it gets within the minutes of each
 * day: again and again the review is added that gains most a minute (a greedy plan; each choice is exact).
 *
 * Units: days as `dayOf` counts. Errors: none; an exam today or in the past has no days.
 */
export function examPlan(
  memories: readonly Memory[],
  today: number,
  examDay: number,
  options: PlanOptions,
): ExamPlan {
  const { utcOffset, rhythm, minutesFor } = options;
  const exam = startOfDay(examDay, utcOffset);
  const left = new Map<number, number>();
  for (let day = today; day < examDay; day++) left.set(day, minutesOn(day, rhythm));
  const chosen = memories.map((memory, index): Chosen => {
    const without = expectedRecall(memory, [], exam, utcOffset);
    return { index, memory, days: [], recall: without, without };
  });
  const best = chosen.map((one) => bestAddition(one, left, exam, options));
  for (;;) {
    const at = indexOfLargest(best.map((addition) => addition?.gain ?? 0));
    const [one, addition] = [chosen[at], best[at]];
    if (!one || !addition) break;
    const minutes = minutesFor(one.memory.skill);
    if ((left.get(addition.day) ?? 0) >= minutes) {
      one.days = [...one.days, addition.day].sort((a, b) => a - b);
      one.recall = addition.recall;
      left.set(addition.day, (left.get(addition.day) ?? 0) - minutes);
    }
    best[at] = bestAddition(one, left, exam, options);
  }
  return {
    days: [...left.keys()].map((day) => ({
      day,
      skills: chosen.filter(({ days }) => days.includes(day)).map(({ memory }) => memory.skill),
    })),
    expected: mean(chosen.map(({ recall }) => recall)),
    without: mean(chosen.map(({ without }) => without)),
  };
}

/**
 * The expected chance of recall at a moment after reviews on some days: on each of them the skill is recalled with the
 * chance of that day (good) or not (again).
 */
export function expectedRecall(
  memory: Strength,
  days: readonly number[],
  at: number,
  utcOffset: number,
): number {
  const [day, ...later] = days;
  if (day === undefined) return retrievability(memory, at);
  const reviewedAt = Math.max(startOfDay(day, utcOffset), memory.lastReview);
  const recalled = retrievability(memory, reviewedAt);
  const after = (rating: RecallRating): number => {
    return expectedRecall(foreseen(memory, reviewedAt, rating), later, at, utcOffset);
  };
  return recalled * after('good') + (1 - recalled) * after('again');
}

interface Chosen {
  index: number;
  memory: Memory;
  days: number[];
  recall: number;
  without: number;
}

/** The day on which one more review gains most, a minute; none when no day has room or gains anything. */
function bestAddition(
  { memory, days, recall: before, index }: Chosen,
  left: ReadonlyMap<number, number>,
  exam: number,
  { utcOffset, minutesFor }: PlanOptions,
): { day: number; recall: number; gain: number } | undefined {
  if (days.length >= MOST_REVIEWS) return undefined;
  const minutes = minutesFor(memory.skill);
  let best: { day: number; recall: number; gain: number } | undefined;
  const step = Math.ceil(left.size / DAYS_LOOKED_AT);
  for (const [day, room] of left) {
    if ((day + index) % step !== 0 || room < minutes || days.includes(day)) continue;
    const all = [...days, day].sort((a, b) => a - b);
    const recall = expectedRecall(memory, all, exam, utcOffset);
    const gain = (recall - before) / minutes;
    if (gain > (best?.gain ?? 0)) best = { day, recall, gain };
  }
  return best;
}

const indexOfLargest = (values: readonly number[]): number =>
  values.reduce((best, value, at) => (value > (values[best] ?? 0) ? at : best), 0);

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
