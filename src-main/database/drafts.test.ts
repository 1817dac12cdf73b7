import { describe, expect, test } from 'vitest';
import { testDatabase } from './testing/test-database.ts';

describe('drafts', () => {
  test('keep what was typed last on each variant', () => {
    const { database, profileId } = testDatabase();
    const variant = { profileId, packId: 'pack', exerciseId: 'one', seed: 0 };
    database.transact(() => {
      database.drafts.save(variant, { a: '1' }, 10);
      database.drafts.save(variant, { a: '12', b: [['w00']] }, 20);
      database.drafts.save({ ...variant, seed: 5 }, { a: 'x' }, 15);
    });
    expect(database.drafts.find(variant)).toEqual({ a: '12', b: [['w00']] });
    expect(database.drafts.find({ ...variant, seed: 6 })).toBeUndefined();
    expect(database.drafts.seeds(profileId, 'pack', 'one')).toEqual([0, 5]);
  });

  test('name the variant of every exercise that was saved last, whatever the clock said', () => {
    const { database, profileId } = testDatabase();
    const save = (exerciseId: string, seed: number, at: number) =>
      database.drafts.save({ profileId, packId: 'pack', exerciseId, seed }, {}, at);
    database.transact(() => {
      save('one', 0, 30);
      save('one', 9, 4e12);
      save('one', 8, 20);
      save('two', 3, 10);
    });
    expect(database.drafts.newest(profileId)).toEqual([
      { packId: 'pack', exerciseId: 'one', seed: 8, savedAt: 20, sequence: 3, afterAttempt: 0 },
      { packId: 'pack', exerciseId: 'two', seed: 3, savedAt: 10, sequence: 4, afterAttempt: 0 },
    ]);
  });

  test('are found through the primary key', () => {
    const { raw } = testDatabase();
    const plan = raw
      .prepare(
        'EXPLAIN QUERY PLAN SELECT answers FROM drafts WHERE profile_id = 1 AND pack_id = ? AND exercise_id = ? AND seed = 0',
      )
      .all('pack', 'one') as { detail: string }[];
    expect(plan.map(({ detail }) => detail).join()).toMatch(/^SEARCH drafts USING PRIMARY KEY/);
  });
});
