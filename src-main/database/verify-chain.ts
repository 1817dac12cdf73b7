import { FIRST_HASH, hashOf } from './attempt-row.ts';
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
export function* chainSteps(attempts: Pick<AttemptsTable, 'rows'>): Steps<ChainReport> {
  const lastHash = new Map<number, string>();
  const broken: number[] = [];
  let checked = 0;
  for (const { hash, ...row } of attempts.rows()) {
    const expected = lastHash.get(row.profileId) ?? FIRST_HASH;
    if (row.previousHash !== expected || hash !== hashOf(row)) broken.push(row.attemptId);
    lastHash.set(row.profileId, hash);
    if (++checked % ROWS_PER_STEP === 0) yield;
  }
  return { checked, broken };
}

/** All steps of `chainSteps` at once. */
export const verifyChain = (attempts: Pick<AttemptsTable, 'rows'>): ChainReport =>
  finish(chainSteps(attempts));
