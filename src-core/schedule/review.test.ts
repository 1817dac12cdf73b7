import { describe, expect, test } from 'vitest';
import { reviewsOf } from './review.ts';
import type { Practice } from './practice.ts';
import { NOON, noonOf, practice, wrong } from './testing/records.ts';

const options = { now: noonOf(100), utcOffset: 0 };
const ratings = (...record: Practice[]) => reviewsOf(record, options).map(({ rating }) => rating);

describe('reviewsOf', () => {
  test('counts the first answer to each variant, whatever follows on it', () => {
    expect(ratings(wrong(), practice(), practice({ seed: 2 }))).toEqual(['again', 'good']);
  });

  test('is hard after a hint or with a slip, and again once the solution was open', () => {
    expect(ratings(practice({ hintsSeen: 1 }))).toEqual(['hard']);
    expect(ratings(practice({ status: 'partly', score: 0.8 }))).toEqual(['hard']);
    expect(ratings(practice({ status: 'partly', score: 0.8, hintsSeen: 2 }))).toEqual(['again']);
    expect(ratings(practice({ status: 'partly', score: 0.5 }))).toEqual(['again']);
    expect(ratings(practice({ solutionSeen: true }))).toEqual(['again']);
  });

  test('takes what is right in another convention for right', () => {
    expect(ratings(practice({ status: 'right-in-another-convention', score: 0 }))).toEqual([
      'good',
    ]);
  });

  test('is easy after three good ones in a row, of the same skill', () => {
    const good = [1, 2, 3, 4, 5].map((seed) => practice({ seed }));
    expect(ratings(...good)).toEqual(['good', 'good', 'good', 'easy', 'easy']);
    expect(ratings(...good.slice(0, 3), wrong({ seed: 9 }), practice({ seed: 4 }))).toEqual([
      ...['good', 'good', 'good', 'again', 'good'],
    ]);
    expect(ratings(...good.slice(0, 3), practice({ skill: 'p/b', seed: 4 })).at(-1)).toBe('good');
  });

  test('counts the first answer of each day where there are no variants', () => {
    const record = [wrong(), practice(), practice({ at: noonOf(1) })];
    const reviews = reviewsOf(record, { ...options, hasVariants: () => false });
    expect(reviews.map(({ rating }) => rating)).toEqual(['again', 'good']);
  });

  test('never runs backwards, whatever the clock did', () => {
    const record = [
      practice({ seed: 1, at: noonOf(3) }),
      practice({ seed: 2, at: NOON }),
      practice({ seed: 3, at: noonOf(9000) }),
      practice({ seed: 4, at: noonOf(5) }),
    ];
    const times = reviewsOf(record, { now: noonOf(6), utcOffset: 0 }).map(({ at }) => at);
    expect(times).toEqual([noonOf(3), noonOf(3), noonOf(6), noonOf(6)]);
  });
});
