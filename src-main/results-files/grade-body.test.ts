import { describe, expect, test } from 'vitest';
import type { Mark } from '#core/results/mark.ts';
import type { ResultAttempt, ResultBody } from '#core/results/result-form.ts';
import { gradeBody } from './grade-body.ts';
import type { Grade, GradingPack, Judge } from './judge.ts';

const RIGHT: Mark = { status: 'correct', score: 1, parts: [] };

const pack = {
  ...{ id: 'p', title: 'P', version: '1.0.0', hash: 'h' },
  exercises: ['a', 'b'].map((id) => ({ id, hasVariants: false })),
  assignment: {
    ...{ format: 1, title: 'A', seeds: 'own', hints: true },
    exercises: ['a', 'b'].map((id) => ({ id, points: 1 })),
  },
} as unknown as GradingPack;

function bodyOf(answers: readonly [exerciseId: string, answer: string][]): ResultBody {
  const chain = answers.map(([exerciseId, answer], at): ResultAttempt => ({
    ...{ attemptId: at, profileId: 1, packId: 'p', packHash: 'h', exerciseId, seed: 0, hash: '' },
    ...{ answers: answer, verdict: '{}', status: 'correct', score: 1, hintsSeen: 0 },
    ...{ solutionSeen: 0, attemptedAt: at, previousHash: '' },
  }));
  return { seeds: { a: 0, b: 0 }, chain } as unknown as ResultBody;
}

/** A grader that fails on every call with the answer “bad”. */
function grader() {
  const calls: string[] = [];
  const grade: Grade = (_, draws) => {
    const all = draws.flatMap((draw) => draw.all.map((given) => given['x'] as string));
    calls.push(all.join());
    if (all.includes('bad')) return Promise.reject(new Error('it took too long'));
    return Promise.resolve(draws.map((draw) => draw.all.map(() => RIGHT)));
  };
  return { calls, judge: { grade } as Judge };
}

describe('gradeBody', () => {
  test('asks once for all exercises of a file', async () => {
    const { calls, judge } = grader();
    const body = bodyOf([
      ['a', '{"x":"1"}'],
      ['b', '{"x":"2"}'],
      ['a', '{"x":"3"}'],
    ]);
    const { tasks } = await gradeBody(body, pack, judge, 'k');
    expect(calls).toEqual(['1,3,2']);
    expect(tasks.map(({ earned }) => earned)).toEqual([1, 1]);
  });

  test('grades all others where one answer cannot be graded', async () => {
    const { judge } = grader();
    const body = bodyOf([
      ['a', '{"x":"1"}'],
      ['a', '{"x":"bad"}'],
      ['b', '{"x":"2"}'],
    ]);
    const { tasks, findings } = await gradeBody(body, pack, judge, 'k');
    expect(tasks.map(({ earned }) => earned)).toEqual([1, 1]);
    expect(findings).toEqual([
      { code: 'ungraded', message: 'Answer 2 could not be graded (it took too long)' },
    ]);
  });

  test('gives up a file in which answer after answer cannot be graded', async () => {
    const { calls, judge } = grader();
    const bad = Array.from({ length: 300 }, (): [string, string] => ['a', '{"x":"bad"}']);
    const { findings } = await gradeBody(bodyOf(bad), pack, judge, 'k');
    // All together twice, then ten one by one.
    expect(calls).toHaveLength(12);
    expect(findings.map(({ code }) => code)).toEqual(['ungraded']);
  });
});
