import { describe, expect, test } from 'vitest';
import { memoriesOf } from './memory.ts';
import { skillMastery, topicMastery, withReview } from './mastery.ts';
import type { Evidence } from './mastery.ts';
import type { RecallRating } from './review.ts';
import { NOON, noonOf } from './testing/records.ts';

const masteryOf = (ratings: RecallRating[], now = noonOf(ratings.length - 1)) => {
  const reviews = ratings.map((rating, day) => ({ skill: 's', at: noonOf(day), rating }));
  const evidence = ratings.reduce<Evidence | undefined>(withReview, undefined);
  return skillMastery(evidence, memoriesOf(reviews).get('s'), now);
};

describe('skillMastery', () => {
  test('is new without a review', () => {
    expect(skillMastery(undefined, undefined, NOON)).toEqual({
      value: 0,
      level: 'new',
      reviews: 0,
    });
  });

  test('is the weighted share of what went well, right after the review', () => {
    // Good, then again: (0.25 + 0 + 0.7 · 1) / (0.5 + 1 + 0.7).
    expect(masteryOf(['good', 'again']).value).toBeCloseTo(0.95 / 2.2, 9);
    // Hard alone: (0.25 + 0.6) / 1.5.
    expect(masteryOf(['hard']).value).toBeCloseTo(0.85 / 1.5, 9);
  });

  test('takes more than one good answer', () => {
    expect(masteryOf(['good']).level).toBe('learning');
    expect(masteryOf(['good', 'good']).level).toBe('mastered');
    expect(masteryOf(['good', 'good', 'again']).level).toBe('learning');
  });

  test('fades while nothing is practised', () => {
    expect(masteryOf(['good', 'good'], noonOf(400)).level).toBe('learning');
  });
});

test('topicMastery counts skills that were never tried as nothing known', () => {
  const skill = { value: 0.9, level: 'mastered', reviews: 3 } as const;
  const none = { value: 0, level: 'new', reviews: 0 } as const;
  expect(topicMastery([skill, none])).toEqual({ value: 0.45, level: 'learning', reviews: 3 });
  expect(topicMastery([none])).toEqual(none);
  expect(topicMastery([])).toEqual(none);
  expect(topicMastery([skill]).level).toBe('mastered');
});
