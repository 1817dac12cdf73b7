import type { Status, Verdict } from '#core/exercise/verdict.ts';
import type { Connection } from './connection.ts';

/** A verdict by a later version of a pack that is to count from now on. */
export interface Regrade {
  attemptId: number;
  packHash: string;
  verdict: Verdict;
  /** Unix time, ms. */
  at: number;
}

/** A regrade as it is stored. */
export interface StoredRegrade extends Omit<Regrade, 'verdict'> {
  /** JSON. */
  verdict: string;
  status: Status;
  score: number;
}

/** What answers count as beside what they were recorded as; rows are only ever added. */
export function regradesTable(connection: Connection) {
  const add = connection.prepare(
    `INSERT INTO regrades (attempt_id, pack_hash, verdict, status, score, regraded_at)
     VALUES ($attemptId, $packHash, $verdict, $status, $score, $at)`,
  );
  const newest = connection
    .prepare<[number], number>(
      // From the newest regrade back: through the learner's attempts, all of them would be looked at.
      `SELECT regrade_id FROM regrades CROSS JOIN attempts USING (attempt_id)
       WHERE profile_id = ? ORDER BY regrade_id DESC LIMIT 1`,
    )
    .pluck();
  const all = connection.prepare<[number], StoredRegrade>(
    `SELECT attempt_id AS attemptId, regrades.pack_hash AS packHash, regrades.verdict, regrades.status,
       regrades.score, regraded_at AS at
     FROM regrades CROSS JOIN attempts USING (attempt_id) WHERE profile_id = ? ORDER BY regrade_id`,
  );
  return {
    /** Those of a learner's answers, in the order of grading. */
    all: (profileId: number): StoredRegrade[] => all.all(profileId),
    /** Call inside a transaction. */
    add({ verdict, ...regrade }: Regrade): void {
      const { status, score } = verdict;
      add.run({ ...regrade, verdict: JSON.stringify(verdict), status, score });
    },
    /** Goes up with every answer of a learner that counts otherwise; 0 where none does. */
    newest: (profileId: number): number => newest.get(profileId) ?? 0,
  };
}
