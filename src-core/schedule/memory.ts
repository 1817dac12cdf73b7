import { createEmptyCard, FSRS6_DEFAULT_DECAY, fsrs, Rating } from 'ts-fsrs';
import type { Card, Grade } from 'ts-fsrs';
import { DAY_MS } from './day.ts';
import type { RecallRating, Review } from './review.ts';

/** The chance of recall at which a review is due. */
const DESIRED_RETENTION = 0.9;

/** How well something is remembered. */
export interface Strength {
  /** Days until the chance of recall has fallen to 90 %. */
  stability: number;
  /** 1 to 10. */
  difficulty: number;
  /** Unix time, ms. */
  lastReview: number;
}

/** What FSRS knows of one skill. */
export interface Memory extends Strength {
  skill: string;
  /** When the chance of recall falls to `DESIRED_RETENTION`. Unix time, ms. */
  due: number;
  reps: number;
  lapses: number;
}

const GRADES: Record<RecallRating, Grade> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
};

// Whole days: a fresh variant is drawn on another day, not ten minutes later.
const scheduler = fsrs({
  request_retention: DESIRED_RETENTION,
  enable_fuzz: false,
  enable_short_term: false,
});

/** The memory after one more review; without one before, the first. Source: FSRS-6 with its default weights. */
export function afterReview(before: Memory | undefined, { skill, at, rating }: Review): Memory {
  const card = before ? cardOf(before) : createEmptyCard(at);
  const { card: next } = scheduler.next(card, at, GRADES[rating]);
  const { stability, difficulty, reps, lapses } = next;
  return { skill, stability, difficulty, lastReview: at, due: next.due.getTime(), reps, lapses };
}

/** What is known after a review at a moment, without the day on which the next is due: for looking ahead many times. */
export function foreseen(
  { stability, difficulty, lastReview }: Strength,
  at: number,
  rating: RecallRating,
): Strength {
  // By the calendar in UTC, as `afterReview` counts.
  const days = Math.floor(at / DAY_MS) - Math.floor(lastReview / DAY_MS);
  const next = scheduler.next_state({ stability, difficulty }, days, GRADES[rating]);
  return { ...next, lastReview: at };
}

/** The memory of every skill that was reviewed. */
export function memoriesOf(reviews: readonly Review[]): Map<string, Memory> {
  const memories = new Map<string, Memory>();
  for (const review of reviews)
    memories.set(review.skill, afterReview(memories.get(review.skill), review));
  return memories;
}

/**
 * The chance of recall: R(t) = (1 + f · t / S)^(−d) with S the stability and f such that R(S) = 90 %.
 *
 * Units: `at` in Unix time, ms. Source: FSRS-6.
 */
export function retrievability(
  { stability, lastReview }: Omit<Strength, 'difficulty'>,
  at: number,
): number {
  const days = Math.max(0, at - lastReview) / DAY_MS;
  const decay = -FSRS6_DEFAULT_DECAY;
  const factor = 0.9 ** (1 / decay) - 1;
  return (1 + (factor * days) / stability) ** decay;
}

function cardOf({ stability, difficulty, lastReview, due, reps, lapses }: Memory): Card {
  return {
    ...createEmptyCard(lastReview),
    ...{ stability, difficulty, reps, lapses },
    due: new Date(due),
    last_review: new Date(lastReview),
    // Reviewed at least once, and without learning steps: FSRS calls this state Review.
    state: 2,
  };
}
