import type { AttemptLine, ExamView, ProgressPage } from '#core/contract/practice.ts';
import type { RhythmSettings } from '#core/contract/practice-input.ts';
import { examPlan } from '#core/schedule/exam-plan.ts';
import { forecast } from '#core/schedule/forecast.ts';
import { skillMastery, topicMastery } from '#core/schedule/mastery.ts';
import type { Mastery } from '#core/schedule/mastery.ts';
import type { AttemptOfList } from '../../database/practice-rows.ts';
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
  const { memories, fold, utcOffset, today, ledger } = state;
  const exam = examView(state, rhythm);
  const days = [...fold.days].map(([day, counts]) => ({ day, ...counts }));
  return {
    topics: topicsWithMastery(state, packs),
    mistakes: ledger.map((entry) => mistakeSummary(state, entry)),
    days: days
      .filter(({ day }) => day > today - YEAR)
      .map(({ day, answers, right }) => ({ day, answers, right })),
    today,
    byDifficulty: byDifficulty(state),
    retention: days
      .filter(({ reviews }) => reviews > 0)
      .map(({ day, reviews, recalled }) => ({ day, reviews, recalled })),
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

const masteryBySkill = ({ fold, memories, now }: LearnerState): Map<string, Mastery> =>
  new Map(
    memories.map((memory) => [
      memory.skill,
      skillMastery(fold.skills.get(memory.skill)?.evidence, memory, now),
    ]),
  );

/** First answers on fresh variants of the exercises that are here. */
function byDifficulty({ fold, skills }: LearnerState): ProgressPage['byDifficulty'] {
  const counts = [1, 2, 3, 4, 5].map((difficulty) => ({ difficulty, answers: 0, right: 0 }));
  for (const [key, { evidence, good }] of fold.skills) {
    const count = counts[(skills.get(key)?.exercise.difficulty ?? 0) - 1];
    if (!count) continue;
    count.answers += evidence?.reviews ?? 0;
    count.right += good;
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
export function attemptLine({ skills }: LearnerState, row: AttemptOfList): AttemptLine {
  const { attemptId, packId, exerciseId, seed, status, score, at } = row;
  const skill = skills.get(keyOf(packId, exerciseId));
  const link = skill ? linkOf(skill) : { packId, exerciseId, title: exerciseId };
  const packTitle = skill?.pack.title ?? packId;
  return { ...link, attemptId, packTitle, seed, status, score, at };
}
