import { dayOf } from './day.ts';
import { inOrderOfTime, isRight } from './practice.ts';
import type { Practice } from './practice.ts';

/** FSRS's words for how well something was recalled. */
export type RecallRating = 'again' | 'hard' | 'good' | 'easy';

/** One test of a skill: the first answer to a variant that was not met before. */
export interface Review {
  skill: string;
  /** Unix time, ms; never before the review that stands in front. */
  at: number;
  rating: RecallRating;
}

/** From here on a first answer that is not quite right is a slip, not a gap. */
const SLIP = 0.75;
/** So many good reviews in a row make the next one easy. */
const GOOD_IN_A_ROW = 3;

/**
 * The reviews in a record, in its order. Only the first answer to a variant tests the skill: what follows on it knows
 * the numbers and the verdict. On an exercise without variants the first answer of each day counts.
 *
 * Units: `utcOffset` in minutes east of UTC.
 */
export function reviewsOf(
  record: readonly Practice[],
  { now, utcOffset, hasVariants = () => true }: ReviewOptions,
): Review[] {
  const met = new Set<string>();
  const inARow = new Map<string, number>();
  return inOrderOfTime(record, now).flatMap((practice) => {
    const { skill, seed, at } = practice;
    const key = hasVariants(skill) ? `${skill}#${seed}` : `${skill}@${dayOf(at, utcOffset)}`;
    if (met.has(key)) return [];
    met.add(key);
    const { rating, goodInARow } = ratingOf(practice, inARow.get(skill) ?? 0);
    inARow.set(skill, goodInARow);
    return [{ skill, at, rating }];
  });
}

export interface ReviewOptions {
  /** Unix time, ms. */
  now: number;
  utcOffset: number;
  /** Whether a skill's exercise can be drawn anew. */
  hasVariants?: (skill: string) => boolean;
}

/**
 * How well the skill was recalled: again, when the solution was open or more than a slip was wrong; hard, after hints
 * or with a slip; good, when it was right; easy, when the three before were good or easy too. And how many are so now.
 *
 * Source: the ratings of FSRS (again, hard, good, easy).
 */
export function ratingOf(
  practice: Practice,
  before: number,
): { rating: RecallRating; goodInARow: number } {
  const rating = recalled(practice);
  if (rating !== 'good') return { rating, goodInARow: 0 };
  return { rating: before >= GOOD_IN_A_ROW ? 'easy' : 'good', goodInARow: before + 1 };
}

function recalled(practice: Practice): RecallRating {
  const { solutionSeen, hintsSeen, score } = practice;
  if (solutionSeen) return 'again';
  if (isRight(practice)) return hintsSeen > 0 ? 'hard' : 'good';
  return score >= SLIP && hintsSeen === 0 ? 'hard' : 'again';
}
