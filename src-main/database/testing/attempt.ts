import type { NewAttempt } from '../attempts.ts';

/** A wrong attempt of the first learner, changed as the test needs it. */
export function attempt(change: Partial<NewAttempt> = {}): NewAttempt {
  return {
    profileId: 1,
    packId: 'pack',
    packHash: 'a'.repeat(64),
    exerciseId: 'one',
    seed: 0,
    answers: { a: '4' },
    verdict: { status: 'wrong', score: 0, parts: [], countsAsTry: true },
    hintsSeen: 0,
    solutionSeen: false,
    at: 1000,
    ...change,
  };
}
