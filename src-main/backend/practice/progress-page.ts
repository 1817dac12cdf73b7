import type { AttemptLine, DayCount, ExamView, ProgressPage } from '#core/contract/practice.ts';
import type { RhythmSettings } from '#core/contract/practice-input.ts';
import { dayOf } from '#core/schedule/day.ts';
import { examPlan } from '#core/schedule/exam-plan.ts';
import { forecast, trueRetention } from '#core/schedule/forecast.ts';
import { skillMastery, topicMastery } from '#core/schedule/mastery.ts';
import type { Mastery } from '#core/schedule/mastery.ts';
import { isRight } from '#core/schedule/practice.ts';
import type { Review } from '#core/schedule/review.ts';
import type { PracticeRow } from '../../database/practice-rows.ts';
import { keyOf } from '../exercises/progress.ts';
import { topicsOf } from '../learn/topic-summaries.ts';
import type { LibraryPack } from '../packs/pack-library.ts';
import type { LearnerState } from './learner-state.ts';
import { linkOf, linksTo, minutesOf } from './skills.ts';
import { mistakeSummary } from './today.ts';

const YEAR = 366;
const FORECAST_DAYS = 30;

/** Everything of the page of progress but the list of attempts. */
export function progressOfLearner(
  state: LearnerState,
  packs: readonly LibraryPack[],
  rhythm: RhythmSettings,
): Omit<ProgressPage, 'attempts' | 'attemptCount'> {
  const { memories, reviews, utcOffset, today, ledger } = state;
  const exam = examView(state, rhythm);
  return {
    topics: topicsWithMastery(state, packs),
    mistakes: ledger.map((entry) => mistakeSummary(state, entry)),
    days: countByDay(state).filter(({ day }) => day > today - YEAR),
    today,
    byDifficulty: byDifficulty(state),
    retention: [...trueRetention(reviews, utcOffset)].map(([day, counts]) => ({ day, ...counts })),
    forecast: forecast(memories, today, { days: FORECAST_DAYS, utcOffset }),
    rhythm,
    ...(exam && { exam }),
  };
}

/** How much of each topic of the map is mastered, in the order of the map. */
function topicsWithMastery(
  state: LearnerState,
  packs: readonly LibraryPack[],
): ProgressPage['topics'] {
  const mastery = masteryBySkill(state);
  const none: Mastery = { value: 0, level: 'new', reviews: 0 };
  return topicsOf(packs).map(({ id, title }) => {
    const own = [...state.skills.values()].filter(({ exercise }) => exercise.topics.includes(id));
    const levels = own.map(({ key }) => mastery.get(key) ?? none);
    return { id, title, mastery: topicMastery(levels), exerciseCount: own.length };
  });
}

function masteryBySkill({ reviews, memories, now }: LearnerState): Map<string, Mastery> {
  const bySkill = new Map<string, Review[]>();
  for (const review of reviews) {
    const own = bySkill.get(review.skill);
    if (own) own.push(review);
    else bySkill.set(review.skill, [review]);
  }
  return new Map(
    memories.map((memory) => [
      memory.skill,
      skillMastery(bySkill.get(memory.skill) ?? [], memory, now),
    ]),
  );
}

/** Answers of each day that has any, in the order of time. */
function countByDay({ practices, utcOffset }: LearnerState): DayCount[] {
  const days = new Map<number, DayCount>();
  for (const practice of practices) {
    const day = dayOf(practice.at, utcOffset);
    const count = days.get(day) ?? { day, answers: 0, right: 0 };
    count.answers += 1;
    count.right += Number(isRight(practice));
    days.set(day, count);
  }
  return [...days.values()].sort((a, b) => a.day - b.day);
}

function byDifficulty({ reviews, skills }: LearnerState): ProgressPage['byDifficulty'] {
  const counts = [1, 2, 3, 4, 5].map((difficulty) => ({ difficulty, answers: 0, right: 0 }));
  for (const { skill, rating } of reviews) {
    const count = counts[(skills.get(skill)?.exercise.difficulty ?? 0) - 1];
    if (!count) continue;
    count.answers += 1;
    count.right += Number(rating === 'good' || rating === 'easy');
  }
  return counts;
}

/** None without an exam that is still to come. */
function examView(
  state: LearnerState,
  { examDay, ...rhythm }: RhythmSettings,
): ExamView | undefined {
  const { skills, memories, today, utcOffset } = state;
  if (examDay === undefined || examDay <= today) return undefined;
  const minutesFor = (key: string): number => minutesOf(skills.get(key));
  const plan = examPlan(memories, today, examDay, { utcOffset, rhythm, minutesFor });
  const days = plan.days.map(({ day, skills: keys }) => ({
    day,
    exercises: linksTo(skills, keys),
  }));
  return { day: examDay, days, expected: plan.expected, without: plan.without };
}

/** An attempt as a line of a list; exercises that are gone keep their ids as titles. */
export function attemptLine({ skills }: LearnerState, row: PracticeRow): AttemptLine {
  const { attemptId, packId, exerciseId, seed, status, score, at } = row;
  const skill = skills.get(keyOf(packId, exerciseId));
  const link = skill ? linkOf(skill) : { packId, exerciseId, title: exerciseId };
  const packTitle = skill?.pack.title ?? packId;
  return { ...link, attemptId, packTitle, seed, status, score, at };
}
