import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf } from './day.ts';
import { addPractice, emptyFold } from './learner-fold.ts';
import type { LearnerFold } from './learner-fold.ts';
import { entriesOf, ledgerOf } from './ledger.ts';
import { memoriesOf } from './memory.ts';
import type { Practice } from './practice.ts';
import { reviewsOf } from './review.ts';
import { noonOf, practice, wrong } from './testing/records.ts';

const now = noonOf(100);
const UTC = { now, utcOffset: 0 };

/** Folds a record whose exercises have variants, but for those named `fixed`. */
function foldOf(record: readonly Practice[]): LearnerFold {
  const fold = emptyFold();
  const met = new Set<string>();
  for (const one of record) {
    const key = `${one.skill}#${one.seed}`;
    const options = { hasVariants: one.skill !== 'fixed', isFirst: !met.has(key) };
    addPractice(fold, one, { ...UTC, ...options });
    met.add(key);
  }
  return fold;
}

const records = fc.array(
  fc.record({
    skill: fc.constantFrom('a', 'b', 'fixed'),
    seed: fc.integer({ min: 0, max: 3 }),
    at: fc.integer({ min: -2, max: 110 }).map(noonOf),
    status: fc.constantFrom('correct' as const, 'partly' as const, 'wrong' as const),
    score: fc.constantFrom(0, 0.5, 0.8, 1),
    hintsSeen: fc.integer({ min: 0, max: 1 }),
    solutionSeen: fc.boolean(),
    mistakes: fc.subarray(['flip', 'floor']),
  }),
  { maxLength: 60 },
);

describe('addPractice', () => {
  test('comes answer by answer to what the whole record says', () => {
    fc.assert(
      fc.property(records, (record) => {
        const fold = foldOf(record);
        const options = { ...UTC, hasVariants: (skill: string) => skill !== 'fixed' };
        const reviews = reviewsOf(record, options);
        const memories = [...fold.skills].flatMap(([skill, { memory }]) =>
          memory ? [[skill, memory] as const] : [],
        );
        expect(new Map(memories)).toEqual(memoriesOf(reviews));
        expect(entriesOf(fold.ledger)).toEqual(ledgerOf(record, UTC));
        const counted = [...fold.skills.values()].map(({ evidence }) => evidence?.reviews ?? 0);
        expect(counted.reduce((sum, count) => sum + count, 0)).toBe(reviews.length);
        expect(fold.count).toBe(record.length);
      }),
    );
  });

  test('counts as true retention reviews of what was known, not first answers nor a second one of the day', () => {
    const at = (day: number, seed: number, isGood: boolean, skill = 'a') =>
      isGood ? practice({ skill, seed, at: noonOf(day) }) : wrong({ skill, seed, at: noonOf(day) });
    const record = [at(0, 1, false), at(0, 2, true), at(2, 3, true), at(2, 1, false, 'b')];
    const { days } = foldOf([...record, at(4, 4, false), at(4, 2, true, 'b')]);
    expect(days.get(dayOf(noonOf(0), 0))).toMatchObject({ reviews: 0, answers: 2, right: 1 });
    expect(days.get(dayOf(noonOf(2), 0))).toMatchObject({ reviews: 1, recalled: 1 });
    expect(days.get(dayOf(noonOf(4), 0))).toMatchObject({ reviews: 2, recalled: 1 });
  });

  test('remembers at which part the last review failed, until one does not', () => {
    const failed = wrong({ seed: 1, failedPart: 'b' });
    expect(foldOf([failed]).skills.get('p/a')?.failedPart).toBe('b');
    // A second try on the same variant is no review.
    expect(foldOf([failed, practice({ seed: 1 })]).skills.get('p/a')?.failedPart).toBe('b');
    expect(foldOf([failed, practice({ seed: 2 })]).skills.get('p/a')).not.toHaveProperty(
      'failedPart',
    );
  });
});
