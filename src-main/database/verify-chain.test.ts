import { describe, expect, test } from 'vitest';
import { attempt, testDatabase } from './testing/test-database.ts';
import { verifyChain } from './verify-chain.ts';

/** Three attempts, and a change behind the app's back that the triggers would refuse. */
function damaged(sql: string) {
  const { database, raw } = testDatabase();
  for (const answer of ['1', '2', '3']) {
    database.transact(() => database.attempts.record(attempt({ answers: { a: answer } })));
  }
  raw.exec('DROP TRIGGER attempts__no_update; DROP TRIGGER attempts__no_delete');
  raw.exec(sql);
  return verifyChain(raw);
}

describe('verifyChain', () => {
  test('finds nothing in a history that is as it was recorded', () => {
    expect(damaged('')).toEqual({ checked: 3, broken: [] });
  });

  test('finds nothing where two learners answered in turn', () => {
    const { database, raw } = testDatabase();
    database.transact(() => database.profiles.create('Grace', 2));
    for (const profileId of [1, 2, 2, 1]) {
      database.transact(() => database.attempts.record(attempt({ profileId })));
    }
    expect(verifyChain(raw)).toEqual({ checked: 4, broken: [] });
  });

  test.each([
    "pack_id = 'other'",
    `pack_hash = '${'b'.repeat(64)}'`,
    "exercise_id = 'two'",
    'seed = 1',
    `answers = '{"a":"4"}'`,
    `verdict = '{}'`,
    "status = 'correct'",
    'score = 1',
    'hints_seen = 1',
    'solution_seen = 1',
    'attempted_at = 999',
  ])('finds the row in which %s was written', (change) => {
    expect(damaged(`UPDATE attempts SET ${change} WHERE attempt_id = 2`).broken).toEqual([2]);
  });

  test('finds a row whose hash was written anew, through the row after it', () => {
    const hash = 'c'.repeat(64);
    const { broken } = damaged(`UPDATE attempts SET hash = '${hash}' WHERE attempt_id = 2`);
    expect(broken).toEqual([2, 3]);
  });

  test('finds the first row under a number that no row has', () => {
    expect(damaged('UPDATE attempts SET attempt_id = 0 WHERE attempt_id = 1').broken).toEqual([0]);
  });

  test('finds the gap that a removed row leaves', () => {
    expect(damaged('DELETE FROM attempts WHERE attempt_id = 2').broken).toEqual([3]);
  });

  test('finds in parts what it finds in the whole', () => {
    const { database, raw } = testDatabase();
    database.transact(() => database.profiles.create('Grace', 2));
    for (const profileId of [1, 2, 1, 1, 2, 1, 2])
      database.transact(() => database.attempts.record(attempt({ profileId })));
    const inParts = (of: number) =>
      Array.from({ length: of }, (_, part) => verifyChain(raw, { part, of }));
    const sum = (reports: { checked: number; broken: number[] }[]) => ({
      checked: reports.reduce((all, { checked }) => all + checked, 0),
      broken: reports.flatMap(({ broken }) => broken),
    });
    expect(sum(inParts(3))).toEqual({ checked: 7, broken: [] });
    raw.exec('DROP TRIGGER attempts__no_update; DROP TRIGGER attempts__no_delete');
    raw.exec(
      'UPDATE attempts SET seed = 9 WHERE attempt_id IN (1, 6); DELETE FROM attempts WHERE attempt_id = 4',
    );
    // Row 6 is changed, and the row before it is gone.
    for (const of of [1, 2, 3, 7]) expect(sum(inParts(of)).broken).toEqual([1, 6]);
  });
});
