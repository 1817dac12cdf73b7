import { dayOf } from './day.ts';
import { addToLedger } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { withReview } from './mastery.ts';
import type { Evidence } from './mastery.ts';
import { afterReview } from './memory.ts';
import type { Memory } from './memory.ts';
import { isRight } from './practice.ts';
import type { Practice } from './practice.ts';
import { ratingOf } from './review.ts';

/** Of one day: how many answers, how many were right; how many reviews of what was known, how many recalled. */
export interface DayFold {
  answers: number;
  right: number;
  reviews: number;
  recalled: number;
}

/** What is known of one skill; each exercise is one. */
export interface SkillFold {
  memory?: Memory;
  evidence?: Evidence;
  /** Reviews that were good or easy. */
  good: number;
  goodInARow: number;
  /** The day of the last review, as `dayOf` counts. */
  lastDay?: number;
  /** Where the last review failed; none when all of it was right. */
  failedPart?: string;
}

/**
 * Where a learner stands, carried on answer by answer: the same as from the whole record, without keeping it. Plain
 * data, so that it can be stored and carried on at the next start.
 */
export interface LearnerFold {
  /** Answers in it. */
  count: number;
  /** When the last of them was given; never runs back. Unix time, ms. */
  latest: number;
  skills: Map<string, SkillFold>;
  days: Map<number, DayFold>;
  ledger: Ledger;
}

export const emptyFold = (): LearnerFold => ({
  count: 0,
  latest: 0,
  skills: new Map(),
  days: new Map(),
  ledger: new Map(),
});

export interface FoldOptions {
  /** Unix time, ms. */
  now: number;
  /** Minutes east of UTC. */
  utcOffset: number;
  /** Whether the exercise can be drawn anew. */
  hasVariants: boolean;
  /** Whether it is the first answer to this variant. */
  isFirst: boolean;
}

/**
 * Carries a learner on by one answer.
 *
 * Reviews are those of `reviewsOf`. True retention counts every review but the first of a skill and those of the same
 * day, recalled unless rated again. Source: Anki's true retention.
 */
export function addPractice(fold: LearnerFold, given: Practice, options: FoldOptions): void {
  const { now, utcOffset } = options;
  fold.latest = Math.max(fold.latest, Math.min(given.at, now));
  const practice = { ...given, at: fold.latest };
  const date = dayOf(practice.at, utcOffset);
  const day = fold.days.get(date) ?? { answers: 0, right: 0, reviews: 0, recalled: 0 };
  fold.days.set(date, day);
  fold.count += 1;
  day.answers += 1;
  day.right += Number(isRight(practice));
  addToLedger(fold.ledger, practice, utcOffset);
  const skill = fold.skills.get(practice.skill) ?? { good: 0, goodInARow: 0 };
  fold.skills.set(practice.skill, skill);
  const isReview = options.hasVariants ? options.isFirst : skill.lastDay !== date;
  if (isReview) addReview(skill, practice, { date, day });
}

function addReview(
  skill: SkillFold,
  practice: Practice,
  { date, day }: { date: number; day: DayFold },
): void {
  const { rating, goodInARow } = ratingOf(practice, skill.goodInARow);
  if (skill.lastDay !== undefined && skill.lastDay !== date) {
    day.reviews += 1;
    day.recalled += Number(rating !== 'again');
  }
  const { skill: name, at, failedPart } = practice;
  skill.memory = afterReview(skill.memory, { skill: name, at, rating });
  skill.evidence = withReview(skill.evidence, rating);
  skill.good += Number(rating === 'good' || rating === 'easy');
  skill.goodInARow = goodInARow;
  skill.lastDay = date;
  if (failedPart === undefined) delete skill.failedPart;
  else skill.failedPart = failedPart;
}
