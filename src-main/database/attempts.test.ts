import type { Verdict } from '#core/exercise/verdict.ts';
import { describe, expect, test } from 'vitest';
import { attempt, testDatabase } from './testing/test-database.ts';

const right: Verdict = { status: 'correct', score: 1, parts: [], countsAsTry: true };

function withAttempts(...changes: Parameters<typeof attempt>[0][]) {
  const made = testDatabase();
  for (const change of changes) {
    made.database.transact(() => made.database.attempts.record(attempt(change)));
  }
  return made;
}

describe('attempts', () => {
  test('counts tries and finds the last answers of one variant only', () => {
    const { database, profileId } = withAttempts(
      { answers: { a: '1' } },
      { answers: { a: '2' } },
      { answers: { a: '3' }, seed: 9 },
    );
    const variant = { profileId, packId: 'pack', exerciseId: 'one', seed: 0 };
    expect(database.attempts.countOn(variant)).toBe(2);
    expect(database.attempts.lastAnswersOn(variant)).toEqual({ a: '2' });
    expect(database.attempts.lastAnswersOn({ ...variant, seed: 3 })).toBeUndefined();
    expect(database.attempts.seeds(profileId, 'pack', 'one')).toEqual([0, 9]);
  });

  test('sums up each exercise: tries, best score, and whether it was ever solved', () => {
    const { database, profileId } = withAttempts(
      { verdict: { ...right, status: 'partly', score: 0.5 } },
      { verdict: right },
      { verdict: { ...right, status: 'wrong', score: 0 } },
      { exerciseId: 'two' },
    );
    expect(database.attempts.summaries(profileId)).toEqual([
      { packId: 'pack', exerciseId: 'one', count: 3, bestScore: 1, solved: 1 },
      { packId: 'pack', exerciseId: 'two', count: 1, bestScore: 0, solved: 0 },
    ]);
  });

  test('knows on which variants an attempt was correct', () => {
    const { database, profileId } = withAttempts(
      { verdict: right },
      { verdict: { ...right, status: 'wrong', score: 0 } },
      { verdict: { ...right, status: 'partly', score: 0.5 }, seed: 9 },
    );
    const variant = { profileId, packId: 'pack', exerciseId: 'one', seed: 0 };
    expect(database.attempts.isSolvedOn(variant)).toBe(true);
    expect(database.attempts.isSolvedOn({ ...variant, seed: 9 })).toBe(false);
  });

  test('knows the last attempt at each exercise by order, whatever the clock said', () => {
    const { database, profileId } = withAttempts(
      { exerciseId: 'one', at: 9000 },
      { exerciseId: 'two', at: 60 },
      { exerciseId: 'one', at: 50, seed: 4 },
    );
    const last = database.attempts.lastIds(profileId);
    expect(last.map(({ exerciseId, attemptId }) => [exerciseId, attemptId])).toEqual([
      ['one', 3],
      ['two', 2],
    ]);
    expect(database.attempts.find(3)).toMatchObject({ seed: 4, attemptedAt: 50 });
  });

  test.each([
    ['changed', "UPDATE attempts SET score = 1, status = 'correct'", 'never changed'],
    ['removed', 'DELETE FROM attempts', 'never removed'],
    ['replaced', 'REPLACE INTO attempts SELECT * FROM attempts WHERE attempt_id = 1', 'at the end'],
  ])('cannot be %s, by no connection', (_what, sql, message) => {
    const { raw } = withAttempts({}, {});
    expect(() => raw.exec(sql)).toThrow(message);
    expect(raw.prepare('SELECT score FROM attempts').pluck().all()).toEqual([0, 0]);
  });

  test.each([Number.NaN, Infinity, 1.01, -0.1])('refuses a score of %d', (score) => {
    expect(() => withAttempts({ verdict: { ...right, score } })).toThrow();
  });

  test('knows the last answers again, whatever was written in parts that nobody grades', () => {
    const { database, profileId } = withAttempts({ answers: { a: '1', t: 'so' } });
    const variant = { profileId, packId: 'pack', exerciseId: 'one', seed: 0 };
    const { packHash } = attempt();
    const isRepeat = (answers: Record<string, string>, selfMarked: string[] = []) =>
      database.attempts.isRepeat(variant, packHash, answers, selfMarked);
    expect(isRepeat({ a: '1', t: 'so' })).toBe(true);
    expect(isRepeat({ a: '1', t: 'otherwise' })).toBe(false);
    expect(isRepeat({ a: '1', t: 'otherwise' }, ['t'])).toBe(true);
    expect(isRepeat({ a: '2', t: 'so' }, ['t'])).toBe(false);
  });

  test('refuses a status that is no try, and a learner that is not there', () => {
    for (const status of ['unreadable', 'unanswered', 'self-marked'] as const)
      expect(() => withAttempts({ verdict: { ...right, status } })).toThrow();
    expect(() => withAttempts({ profileId: 99 })).toThrow();
  });

  test('chains each learner’s rows apart from the others’', () => {
    const { database, raw } = testDatabase();
    database.transact(() => database.profiles.create('Grace', 2));
    for (const profileId of [1, 2, 1]) {
      database.transact(() => database.attempts.record(attempt({ profileId })));
    }
    const rows = raw.prepare('SELECT previous_hash, hash FROM attempts').raw().all() as string[][];
    expect(rows.map(([previous]) => previous)).toEqual([
      '0'.repeat(64),
      '0'.repeat(64),
      rows[0]?.[1],
    ]);
  });

  test.each([
    [
      'tries on a variant',
      'SELECT count(*) FROM attempts WHERE profile_id = 1 AND pack_id = ? AND exercise_id = ? AND seed = 0',
      'attempts__variant',
    ],
    [
      'sums by exercise',
      'SELECT max(score) FROM attempts WHERE profile_id = 1 GROUP BY pack_id, exercise_id',
      'attempts__variant',
    ],
    [
      'the end of a chain',
      'SELECT hash FROM attempts WHERE profile_id = 1 ORDER BY attempt_id DESC LIMIT 1',
      'attempts__profile_id',
    ],
  ])('finds %s through an index, without sorting', (_what, sql, index) => {
    const { raw } = testDatabase();
    const values = sql.includes('?') ? ['pack', 'one'] : [];
    const plan = raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[];
    const details = plan.map(({ detail }) => detail).join('; ');
    expect(details).toContain(`INDEX ${index} `);
    expect(details).not.toMatch(/SCAN|TEMP B-TREE/);
  });
});
