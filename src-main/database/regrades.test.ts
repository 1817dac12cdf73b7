import { describe, expect, test } from 'vitest';
import type { Verdict } from '#core/exercise/verdict.ts';
import { attempt, testDatabase } from './testing/test-database.ts';

const judged = (status: Verdict['status'], score: number): Verdict => ({
  ...{ status, score },
  parts: [],
  countsAsTry: true,
});

function withAttempts(...verdicts: Verdict[]) {
  const { database, raw, profileId } = testDatabase();
  for (const verdict of verdicts)
    database.transact(() => database.attempts.record(attempt({ profileId, verdict })));
  const regrade = (attemptId: number, verdict: Verdict) =>
    database.transact(() =>
      database.regrades.add({ attemptId, packHash: 'f'.repeat(64), verdict, at: 5 }),
    );
  const summary = () => {
    const [one] = database.attempts.summaries(profileId);
    return one && { count: one.count, bestScore: one.bestScore, solved: one.solved };
  };
  return { database, raw, profileId, regrade, summary };
}

describe('regrades', () => {
  test('change what answers count as, the newest last, and leave the attempts as they are', () => {
    const { database, profileId, regrade, summary } = withAttempts(
      judged('correct', 1),
      judged('partly', 0.5),
    );
    const before = [...database.attempts.rows()];
    expect(summary()).toEqual({ count: 2, bestScore: 1, solved: 1 });
    regrade(1, judged('wrong', 0));
    expect(summary()).toEqual({ count: 2, bestScore: 0.5, solved: 0 });
    regrade(2, judged('wrong', 0.25));
    regrade(1, judged('correct', 1));
    expect(summary()).toEqual({ count: 2, bestScore: 1, solved: 1 });
    expect([...database.attempts.rows()]).toEqual(before);

    const packId = before[0]?.packId ?? '';
    const marks = database.pastAnswers
      .of(profileId, packId)
      .map(({ status, score }) => [status, score]);
    expect(marks).toEqual([
      ['wrong', 0.25],
      ['correct', 1],
    ]);
    expect(database.attempts.find(2)).toMatchObject({ status: 'wrong', score: 0.25 });
  });

  test('are numbered for each learner, so that what follows from marks knows when to begin anew', () => {
    const { database, profileId, regrade } = withAttempts(judged('correct', 1));
    expect(database.regrades.newest(profileId)).toBe(0);
    regrade(1, judged('wrong', 0));
    expect(database.regrades.newest(profileId)).toBe(1);
    const other = database.transact(() => database.profiles.create('Emmy', 2));
    expect(database.regrades.newest(other.profileId)).toBe(0);
  });

  test('are never changed or removed', () => {
    const { raw, regrade } = withAttempts(judged('correct', 1));
    regrade(1, judged('wrong', 0));
    expect(() => raw.exec('UPDATE regrades SET score = 1')).toThrow('never changed');
    expect(() => raw.exec('DELETE FROM regrades')).toThrow('never removed');
  });
});
