import { FIRST_HASH, hashOfValues } from './attempt-row.ts';
import type { AttemptsTable } from './attempts.ts';
import { finish, type Steps } from './steps.ts';

/** What became of the history. */
export interface ChainReport {
  checked: number;
  /** Ids of rows whose content or place is not what was recorded. */
  broken: number[];
}

/** Rows between two pauses: a few milliseconds of work. */
const ROWS_PER_STEP = 500;

/** Computes every row's hash again and follows each learner's chain from its start. */
export function* chainSteps(attempts: Pick<AttemptsTable, 'values'>): Steps<ChainReport> {
  const lastHash = new Map<unknown, unknown>();
  const broken: number[] = [];
  let checked = 0;
  for (const row of attempts.values()) {
    const hash = row.pop();
    const [attemptId, profileId] = row;
    const expected = lastHash.get(profileId) ?? FIRST_HASH;
    if (row.at(-1) !== expected || hash !== hashOfValues(row)) broken.push(Number(attemptId));
    lastHash.set(profileId, hash);
    if (++checked % ROWS_PER_STEP === 0) yield;
  }
  return { checked, broken };
}

/** All steps of `chainSteps` at once. */
export const verifyChain = (attempts: Pick<AttemptsTable, 'values'>): ChainReport =>
  finish(chainSteps(attempts));
