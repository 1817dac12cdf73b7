import { describe, expect, test } from 'vitest';
import type { RegradeChange } from '#core/contract/intake.ts';
import { changesInWords, regradeInWords } from './intake-words.ts';

const change: RegradeChange = {
  ...{ attemptId: 1, title: 'One', seed: 0, at: 0, question: 'same', parts: [] },
  before: { status: 'correct', score: 1 },
  after: { status: 'wrong', score: 0 },
};

describe('regradeInWords', () => {
  test.each([
    [{ answers: 0, graded: 0, changes: [] }, 'None of the exercises that you answered changes.'],
    [
      { answers: 41, graded: 41, changes: [change, change, change] },
      '3 of your 41 answers to exercises that change would be graded otherwise.',
    ],
    [
      { answers: 1, graded: 1, changes: [change] },
      'Your one answer to exercises that change would be graded otherwise.',
    ],
    [
      { answers: 9, graded: 7, changes: [] },
      'You answered exercises that change: your 9 answers would be graded as before. 2 were not looked at, for it took too long; they keep their marks.',
    ],
  ])(
    'says how many answers are graded otherwise, and how many were not looked at',
    (counts, words) => {
      const diff = { profileId: 1, name: 'Ada', isAtWork: true, ...counts };
      expect(regradeInWords(diff)).toBe(words);
    },
  );

  test.each([
    [1, [change], 'Ben: the one answer to exercises that change would be graded otherwise.'],
    [41, [change], 'Ben: 1 of 41 answers to exercises that change would be graded otherwise.'],
    [41, [], 'Ben: 41 answers to exercises that change would be graded as before.'],
  ])('names another learner', (answers, changes, words) => {
    const diff = { profileId: 2, name: 'Ben', isAtWork: false, answers, graded: answers, changes };
    expect(regradeInWords(diff)).toBe(words);
  });
});

test('changesInWords counts what is new, changed, as before and gone, and leaves out what is none', () => {
  const of = (change: 'new' | 'changed' | 'same') => ({
    id: change,
    title: '',
    section: '',
    change,
  });
  const exercises = [of('new'), of('new'), of('same')];
  expect(changesInWords({ exercises, removed: [{ id: 'a', title: 'A' }] })).toBe(
    '2 new, 1 as before, 1 not in it any more',
  );
});
