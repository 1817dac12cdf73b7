import { hash } from 'node:crypto';
import type { Status } from '#core/exercise/verdict.ts';

/** One row of `attempts`, in the order in which it is hashed. */
export interface AttemptRow {
  attemptId: number;
  profileId: number;
  packId: string;
  packHash: string;
  exerciseId: string;
  seed: number;
  /** JSON as stored. */
  answers: string;
  /** JSON as stored. */
  verdict: string;
  status: Status;
  score: number;
  hintsSeen: number;
  solutionSeen: number;
  /** Unix time, ms. */
  attemptedAt: number;
  /** Hash of the same learner's row before, or FIRST_HASH. */
  previousHash: string;
}

/** Stands before the first row of a chain. */
export const FIRST_HASH = '0'.repeat(64);

/**
 * SHA-256 of a row, its predecessor's hash included: of the JSON list of its values in the order of
 * `AttemptRow`, as lower-case hexadecimal.
 */
export function hashOf(row: AttemptRow): string {
  const values = [
    row.attemptId,
    row.profileId,
    row.packId,
    row.packHash,
    row.exerciseId,
    row.seed,
    row.answers,
    row.verdict,
    row.status,
    row.score,
    row.hintsSeen,
    row.solutionSeen,
    row.attemptedAt,
    row.previousHash,
  ];
  return hashOfValues(values);
}

/** `hashOf` for a row as the list of its values: a third faster where there are many. */
export const hashOfValues = (values: readonly (string | number)[]): string =>
  hash('sha256', JSON.stringify(values), 'hex');
