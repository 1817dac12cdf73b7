import type { Drill, MistakeSummary, Today } from '#core/contract/practice.ts';
import { weekdayOf } from '#core/schedule/day.ts';
import { dayPlan } from '#core/schedule/day-plan.ts';
import type { Rhythm } from '#core/schedule/day-plan.ts';
import type { LedgerEntry } from '#core/schedule/ledger.ts';
import { drillKeys } from './drill-keys.ts';
import type { LearnerState } from './learner-state.ts';
import { linkOf, linksTo, minutesOf } from './skills.ts';

/** What is to do today: reviews within the minutes of the day, and the mistake to get rid of. */
export function todayOf(state: LearnerState, rhythm: Rhythm): Today {
  const { skills, memories, fold, ledger, utcOffset, today } = state;
  const minutesFor = (key: string): number => minutesOf(skills.get(key));
  const plan = dayPlan(memories, today, { utcOffset, rhythm, minutesFor });
  const drill = ledger.map((entry) => drillOf(state, entry)).find((one) => one !== undefined);
  const weekday = weekdayOf(today);
  const monday = today - weekday;
  const week = Array.from({ length: 7 }, (_, at) => fold.days.get(monday + at)?.answers ?? 0);
  return {
    reviews: plan.reviews.flatMap(({ skill: key, retrievability, minutes }) => {
      const skill = skills.get(key);
      if (!skill) return [];
      const { title: packTitle } = skill.pack;
      const { hasVariants } = skill.exercise;
      return [{ ...linkOf(skill), packTitle, hasVariants, retrievability, minutes }];
    }),
    waiting: plan.waiting,
    ...(drill && { drill }),
    week,
    weekday,
  };
}

/** The entry as pages show it, with its places that are still here. */
export function mistakeSummary(
  { skills, titles }: LearnerState,
  { mistake, skills: places, ...entry }: LedgerEntry,
): MistakeSummary {
  return {
    ...entry,
    id: mistake,
    title: titles.get(mistake) || mistake,
    exercises: linksTo(skills, places),
  };
}

/** None where the mistake is retired, or its exercises are gone. */
function drillOf(state: LearnerState, entry: LedgerEntry): Drill | undefined {
  if (entry.isRetired) return undefined;
  const exercises = drillKeys(state, entry.mistake).flatMap((key) => {
    const skill = state.skills.get(key);
    return skill ? [{ ...linkOf(skill), hasVariants: skill.exercise.hasVariants }] : [];
  });
  if (exercises.length === 0) return undefined;
  return { mistake: mistakeSummary(state, entry), exercises };
}
