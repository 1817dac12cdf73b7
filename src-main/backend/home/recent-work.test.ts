import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attempt, testDatabase } from '../../database/testing/test-database.ts';
import type { PackLibrary } from '../packs/pack-library.ts';
import { recentWork } from './recent-work.ts';

const NAMES = ['one', 'two', 'three'];

const library = {
  packs: [{ id: 'pack', title: 'Pack', exercises: NAMES.map((id) => ({ id, title: id })) }],
} as unknown as PackLibrary;
const of = () => ({ state: 'started', bestScore: 0, attemptCount: 0 }) as const;

function setUp() {
  const { database, profileId } = testDatabase();
  const variant = (exerciseId: string) => ({ profileId, packId: 'pack', exerciseId, seed: 0 });
  return {
    type: (exerciseId: string, at: number) =>
      database.transact(() => database.drafts.save(variant(exerciseId), {}, at)),
    answer: (exerciseId: string, at: number) =>
      database.transact(() => database.attempts.record(attempt({ exerciseId, at }))),
    names: () => recentWork(database, profileId, library, of).map(({ exerciseId }) => exerciseId),
    first: () => recentWork(database, profileId, library, of)[0],
  };
}

describe('recentWork', () => {
  test('is in the order of work, whatever the clock said', () => {
    const clock = fc.integer({ min: 0, max: 4e12 });
    const step = fc.tuple(fc.constantFrom(...NAMES), fc.boolean(), clock);
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const { type, answer, names } = setUp();
        for (const [name, isAnswer, at] of steps) (isAnswer ? answer : type)(name, at);
        const expected = new Set(steps.map(([name]) => name).toReversed());
        expect(names()).toEqual([...expected]);
      }),
      { numRuns: 25 },
    );
  });

  test('knows a draft from after the last answer, and an answer from after the draft', () => {
    const { type, answer, first } = setUp();
    type('one', 9000);
    answer('one', 5);
    expect(first()).toMatchObject({ exerciseId: 'one', at: 5, score: 0 });
    type('one', 3);
    expect(first()).toMatchObject({ exerciseId: 'one', at: 3, score: 0 });
  });
});
