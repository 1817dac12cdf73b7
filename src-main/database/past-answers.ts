import type { Status } from '#core/exercise/verdict.ts';
import type { Connection } from './connection.ts';

/** An answer of a learner, to be looked at again: what it counts as now, and the content that it was given to. */
export interface PastAnswer {
  attemptId: number;
  exerciseId: string;
  seed: number;
  packHash: string;
  /** JSON as stored. */
  answers: string;
  /** JSON as stored. */
  verdict: string;
  status: Status;
  score: number;
  /** Unix time, ms. */
  at: number;
}

/** What learners answered to the exercises of a pack; nothing is written here. */
export function pastAnswersTable(connection: Connection) {
  const ofPack = connection.prepare<[number, string], PastAnswer>(
    `SELECT counted.attempt_id AS attemptId, counted.exercise_id AS exerciseId, counted.seed,
       attempts.pack_hash AS packHash, counted.answers, counted.verdict, counted.status, counted.score,
       counted.attempted_at AS at
     FROM counted_attempts AS counted JOIN attempts USING (attempt_id)
     WHERE counted.profile_id = ? AND counted.pack_id = ? ORDER BY counted.attempt_id DESC`,
  );
  return {
    /** A learner's answers to a pack, the newest first. */
    of: (profileId: number, packId: string): PastAnswer[] => ofPack.all(profileId, packId),
  };
}
