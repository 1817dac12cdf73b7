import type { Status } from '#core/exercise/verdict.ts';
import type { Connection } from './connection.ts';

/** What scheduling asks of an attempt. */
export interface PracticeRow {
  attemptId: number;
  packId: string;
  exerciseId: string;
  seed: number;
  /** Unix time, ms. */
  at: number;
  status: Status;
  score: number;
  hintsSeen: number;
  /** 0 or 1. */
  solutionSeen: number;
  /** JSON: a list of [id, title]; null where no mistake was named. */
  mistakes: string | null;
  /** The first part that was not right. */
  failedPart: string | null;
  /** 1 when it was the first attempt at this variant. */
  isFirst: number;
}

/** An attempt as lists show it. */
export type AttemptOfList = Pick<
  PracticeRow,
  'attemptId' | 'packId' | 'exerciseId' | 'seed' | 'at' | 'status' | 'score'
>;

/** Attempts as practice; nothing is written here. */
export function practiceRowsTable(connection: Connection) {
  // Most attempts name no mistake: only those that do are taken apart.
  const after = connection.prepare<[number, number, number], PracticeRow>(
    `SELECT attempt_id AS attemptId, pack_id AS packId, exercise_id AS exerciseId, seed, attempted_at AS at,
       status, score, hints_seen AS hintsSeen, solution_seen AS solutionSeen,
       CASE WHEN instr(verdict, '"diagnosis":[{') > 0 THEN (
         SELECT json_group_array(json_array(cause.value ->> 'id', cause.value ->> 'title'))
         FROM json_each(verdict, '$.parts') AS part, json_each(part.value, '$.diagnosis') AS cause
       ) END AS mistakes,
       CASE WHEN status <> 'correct' THEN (
         SELECT part.value ->> 'part' FROM json_each(verdict, '$.parts') AS part
         WHERE part.value ->> 'status' IN ('partly', 'wrong', 'unanswered', 'unreadable') LIMIT 1
       ) END AS failedPart,
       NOT EXISTS (
         SELECT 1 FROM attempts AS earlier
         WHERE earlier.profile_id = attempts.profile_id AND earlier.pack_id = attempts.pack_id
           AND earlier.exercise_id = attempts.exercise_id AND earlier.seed = attempts.seed
           AND earlier.attempt_id < attempts.attempt_id
       ) AS isFirst
     FROM counted_attempts AS attempts WHERE profile_id = ? AND attempt_id > ? ORDER BY attempt_id LIMIT ?`,
  );
  const newest = connection.prepare<[number, number, number], AttemptOfList>(
    `SELECT attempt_id AS attemptId, pack_id AS packId, exercise_id AS exerciseId, seed, attempted_at AS at,
       status, score
     FROM counted_attempts WHERE profile_id = ? AND attempt_id < ? ORDER BY attempt_id DESC LIMIT ?`,
  );
  return {
    /** A learner's attempts after one of them, at most so many, in the order of recording. */
    after: (profileId: number, attemptId: number, count: number): PracticeRow[] =>
      after.all(profileId, attemptId, count),
    /** The newest ones before an attempt. */
    before: (profileId: number, attemptId: number, count: number): AttemptOfList[] =>
      newest.all(profileId, attemptId, count),
  };
}
