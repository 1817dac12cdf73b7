import type { Memory } from './memory.ts';
import { retrievability } from './memory.ts';
import type { RecallRating } from './review.ts';

/** How well something is mastered. */
export interface Mastery {
  /** 0 to 1: the chance that the next fresh variant is answered right, without help. */
  value: number;
  level: 'new' | 'learning' | 'mastered';
  /** How many reviews it rests on. */
  reviews: number;
}

const SUCCESS: Record<RecallRating, number> = { again: 0, hard: 0.6, good: 1, easy: 1 };
/** Each review counts this much of the one after it. */
const FADING = 0.7;
/** Before there is any evidence: as if this much of a review had gone half well. */
const PRIOR = 0.5;
const MASTERED = 0.8;
/** One good answer may be luck. */
const ENOUGH = 2;

/** The reviews of one skill as mastery carries them on; plain data. */
export interface Evidence {
  reviews: number;
  /** Σ 0.7^k s_k and Σ 0.7^k over the reviews from the last (k = 0) back. */
  sum: number;
  weight: number;
}

/** Carries evidence on by one review: s = 0, 0.6, 1, 1 for again, hard, good, easy. */
export const withReview = (before: Evidence | undefined, rating: RecallRating): Evidence => ({
  reviews: (before?.reviews ?? 0) + 1,
  sum: SUCCESS[rating] + FADING * (before?.sum ?? 0),
  weight: 1 + FADING * (before?.weight ?? 0),
});

/**
 * Mastery of one skill: the share of its reviews that went well, the latest counting most, times the chance that it
 * is recalled now.
 *
 * value = (p/2 + Σ 0.7^k s_k) / (p + Σ 0.7^k) · R(now), p = 0.5, with the sums of `Evidence`.
 */
export function skillMastery(
  evidence: Evidence | undefined,
  memory: Memory | undefined,
  now: number,
): Mastery {
  if (!evidence || !memory) return { value: 0, level: 'new', reviews: 0 };
  const { reviews, sum, weight } = evidence;
  const value = ((PRIOR / 2 + sum) / (PRIOR + weight)) * retrievability(memory, now);
  const isMastered = value >= MASTERED && reviews >= ENOUGH;
  return { value, level: isMastered ? 'mastered' : 'learning', reviews };
}

/** Mastery of a topic: the mean over its skills, of which those that were never tried count nothing. */
export function topicMastery(skills: readonly Mastery[]): Mastery {
  const reviews = skills.reduce((sum, skill) => sum + skill.reviews, 0);
  if (reviews === 0) return { value: 0, level: 'new', reviews };
  const value = skills.reduce((sum, skill) => sum + skill.value, 0) / skills.length;
  return { value, level: value >= MASTERED ? 'mastered' : 'learning', reviews };
}
