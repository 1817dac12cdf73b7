// What the window shows of practice: what is due, how much is mastered, which mistakes come back.

import type { Mastery } from '#core/schedule/mastery.ts';
import type { RhythmSettings } from './practice-input.ts';
import type { Status } from '#core/exercise/verdict.ts';
import type { ExerciseLink, TopicLink } from './pages.ts';

export type { Mastery };

/** A skill to review with fresh numbers. */
export interface ReviewLink extends ExerciseLink {
  packTitle: string;
  hasVariants: boolean;
  /** The chance that it is recalled now, 0 to 1. */
  retrievability: number;
  /** How long it takes. */
  minutes: number;
}

/** A named mistake of this learner. */
export interface MistakeSummary {
  id: string;
  /** A few words: "kernel turned by 180°". */
  title: string;
  count: number;
  /** Unix time, ms. */
  lastAt: number;
  /** Days since then on which its places were practised without it; after three it is retired. */
  cleanDays: number;
  isRetired: boolean;
  /** Where it was made, the last place first. */
  exercises: ExerciseLink[];
}

/** A drill of about two minutes on one mistake. */
export interface Drill {
  mistake: MistakeSummary;
  exercises: (ExerciseLink & { hasVariants: boolean })[];
}

/** What is to do today. */
export interface Today {
  reviews: ReviewLink[];
  /** Due, but beyond the minutes of today. */
  waiting: number;
  drill?: Drill;
  /** Answers so far this week by day, Monday first. */
  week: number[];
  /** Today as a place in `week`. */
  weekday: number;
}

/** Of one day: how many answers, and how many were right. */
export interface DayCount {
  /** Days since 1 January 1970 in the learner's own time. */
  day: number;
  answers: number;
  right: number;
}

export interface AttemptLine extends ExerciseLink {
  attemptId: number;
  packTitle: string;
  seed: number;
  status: Status;
  /** 0 to 1. */
  score: number;
  /** Unix time, ms. */
  at: number;
}

export interface ProgressPage {
  /** In the order of the path. */
  topics: (TopicLink & { mastery: Mastery; exerciseCount: number })[];
  mistakes: MistakeSummary[];
  /** The last year, days with answers only, oldest first. */
  days: DayCount[];
  today: number;
  /** First answers on fresh variants, by difficulty 1 to 5. */
  byDifficulty: { difficulty: number; answers: number; right: number }[];
  /** Reviews of what was known, and how many were recalled, by day, oldest first. */
  retention: { day: number; reviews: number; recalled: number }[];
  /** How many reviews fall due on each of the next days, today first. */
  forecast: number[];
  rhythm: RhythmSettings;
  exam?: ExamView;
  /** The newest, at most 50. */
  attempts: AttemptLine[];
  /** How many there are in all. */
  attemptCount: number;
}

/** The plan until an exam. */
export interface ExamView {
  day: number;
  /** What to review on each day until then, today first. */
  days: { day: number; exercises: ExerciseLink[] }[];
  /** Mean chance of recall on the day, with the plan and without any review. */
  expected: number;
  without: number;
}
