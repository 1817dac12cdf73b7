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
}

/** Attempts as practice; nothing is written here. */
export function practiceRowsTable(connection: Connection) {
  // Most attempts name no mistake: only those that do are taken apart.
  const after = connection.prepare<[number, number], PracticeRow>(
    `SELECT attempt_id AS attemptId, pack_id AS packId, exercise_id AS exerciseId, seed, attempted_at AS at,
       status, score, hints_seen AS hintsSeen, solution_seen AS solutionSeen,
       CASE WHEN instr(verdict, '"diagnosis":[{') > 0 THEN (
         SELECT json_group_array(json_array(cause.value ->> 'id', cause.value ->> 'title'))
         FROM json_each(verdict, '$.parts') AS part, json_each(part.value, '$.diagnosis') AS cause
       ) END AS mistakes
     FROM attempts WHERE profile_id = ? AND attempt_id > ? ORDER BY attempt_id`,
  );
  const newest = connection.prepare<[number, number, number], PracticeRow>(
    `SELECT attempt_id AS attemptId, pack_id AS packId, exercise_id AS exerciseId, seed, attempted_at AS at,
       status, score, hints_seen AS hintsSeen, solution_seen AS solutionSeen, NULL AS mistakes
     FROM attempts WHERE profile_id = ? AND attempt_id < ? ORDER BY attempt_id DESC LIMIT ?`,
  );
  return {
    /** A learner's attempts after one of them, in the order of recording. */
    after: (profileId: number, attemptId: number): PracticeRow[] => after.all(profileId, attemptId),
    /** The newest ones before an attempt; mistakes are left out. */
    before: (profileId: number, attemptId: number, count: number): PracticeRow[] =>
      newest.all(profileId, attemptId, count),
  };
}
