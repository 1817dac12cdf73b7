import type { Status } from '#core/exercise/verdict.ts';

/** One graded answer, as the record keeps it. Lists of them are in the order of the record, never sorted by time. */
export interface Practice {
  /** Which exercise: `pack/exercise`. Each is one skill. */
  skill: string;
  seed: number;
  /** Unix time, ms, as the clock said; it may have been set back or ahead. */
  at: number;
  status: Status;
  /** 0 to 1. */
  score: number;
  hintsSeen: number;
  /** The worked solution of this variant had been opened. */
  solutionSeen: boolean;
  /** Ids of the named mistakes in it. */
  mistakes: readonly string[];
  /** The first part that was not right. */
  failedPart?: string;
}

/** A right answer; one that is right in another convention shows the skill too. */
export function isRight({ status }: Pick<Practice, 'status'>): boolean {
  return status === 'correct' || status === 'right-in-another-convention';
}

/**
 * The record with a clock that never runs backwards: each entry is at least as late as the one before, and none is
 * later than `now`, so that a clock that was once far ahead harms nothing.
 */
export function inOrderOfTime(record: readonly Practice[], now: number): Practice[] {
  let latest = 0;
  return record.map((entry) => {
    latest = Math.max(latest, Math.min(entry.at, now));
    return { ...entry, at: latest };
  });
}
