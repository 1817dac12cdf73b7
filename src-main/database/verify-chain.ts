import type { Connection } from './connection.ts';
import { FIRST_HASH, hashOfValues } from './attempt-row.ts';
import { finish, type Steps } from './steps.ts';

/** What became of the history. */
export interface ChainReport {
  checked: number;
  /** Ids of rows whose content or place is not what was recorded. */
  broken: number[];
}

/** One of several equal parts of the rows, from 0: each can be checked in a thread of its own. */
export interface ChainPart {
  part: number;
  of: number;
}

const WHOLE: ChainPart = { part: 0, of: 1 };

const FAR = Number.MAX_SAFE_INTEGER;

/** Rows between two pauses: a few milliseconds of work. */
const ROWS_PER_STEP = 500;

/**
 * Computes every row's hash again and follows each learner's chain from the row before the part. Of the tables only
 * `attempts` is read, so that databases from before the others are checked as well.
 */
export function* chainSteps(
  connection: Connection,
  { part, of }: ChainPart = WHOLE,
): Steps<ChainReport> {
  const { last, rows, hashBefore } = readerOf(connection);
  // The first and the last part are open: a number that a turned bit made lies anywhere.
  const end = (index: number): number =>
    index === 0 ? -FAR : index === of ? FAR : Math.floor((last() * index) / of);
  const lastHash = new Map<unknown, unknown>();
  const broken: number[] = [];
  let checked = 0;
  for (const row of rows(end(part), end(part + 1))) {
    const hash = row.pop();
    const [attemptId, profileId] = row;
    const expected = lastHash.get(profileId) ?? hashBefore(row) ?? FIRST_HASH;
    if (row.at(-1) !== expected || hash !== hashOfValues(row)) broken.push(Number(attemptId));
    lastHash.set(profileId, hash);
    if (++checked % ROWS_PER_STEP === 0) yield;
  }
  return { checked, broken };
}

/** All steps of `chainSteps` at once. */
export const verifyChain = (connection: Connection, part?: ChainPart): ChainReport =>
  finish(chainSteps(connection, part));

function readerOf(connection: Connection) {
  const last = connection
    .prepare<[], number>('SELECT coalesce(max(attempt_id), 0) FROM attempts')
    .pluck();
  // The columns in the order in which they are hashed, then the hash.
  const rows = connection
    .prepare<[number, number], (string | number)[]>(
      `SELECT attempt_id, profile_id, pack_id, pack_hash, exercise_id, seed, answers, verdict, status, score,
         hints_seen, solution_seen, attempted_at, previous_hash, hash
       FROM attempts WHERE attempt_id > ? AND attempt_id <= ? ORDER BY attempt_id`,
    )
    .raw();
  const hashBefore = connection
    .prepare<[unknown, unknown], string>(
      `SELECT hash FROM attempts WHERE profile_id = ? AND attempt_id < ?
       ORDER BY attempt_id DESC LIMIT 1`,
    )
    .pluck();
  return {
    last: () => last.get() ?? 0,
    /** Those after a row, up to another. */
    rows: (after: number, to: number) => rows.iterate(after, to),
    /** Of the same learner. */
    hashBefore: ([attemptId, profileId]: (string | number)[]) =>
      hashBefore.get(profileId, attemptId),
  };
}
