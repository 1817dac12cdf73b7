import { describe, expect, test } from 'vitest';
import { testDatabase } from './testing/test-database.ts';

describe('reveals', () => {
  test('tell which hints of a variant were seen, each once and in order, and the solution', () => {
    const { database, profileId } = testDatabase();
    const variant = { profileId, packId: 'pack', exerciseId: 'one', seed: 0 };
    expect(database.reveals.on(variant)).toEqual({ hints: [], solution: false });
    database.transact(() => {
      for (const number of [1, 0, 1]) database.reveals.addHint(variant, number, 10);
      database.reveals.addSolution(variant, 20);
      database.reveals.addSolution(variant, 30);
      database.reveals.addHint({ ...variant, seed: 4 }, 0, 40);
    });
    expect(database.reveals.on(variant)).toEqual({ hints: [0, 1], solution: true });
    expect(database.reveals.seeds(profileId, 'pack', 'one')).toEqual([0, 4]);
  });

  test('cannot be changed or removed', () => {
    const { database, raw, profileId } = testDatabase();
    database.transact(() =>
      database.reveals.addHint({ profileId, packId: 'pack', exerciseId: 'one', seed: 0 }, 0, 10),
    );
    expect(() => raw.exec('UPDATE reveals SET number = 3')).toThrow('never changed');
    expect(() => raw.exec('DELETE FROM reveals')).toThrow('never removed');
  });
});
