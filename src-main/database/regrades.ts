import type { Verdict } from '#core/exercise/verdict.ts';
import type { Connection } from './connection.ts';

/** A verdict by a later version of a pack that is to count from now on. */
export interface Regrade {
  attemptId: number;
  packHash: string;
  verdict: Verdict;
  /** Unix time, ms. */
  at: number;
}

/** What answers count as beside what they were recorded as; rows are only ever added. */
export function regradesTable(connection: Connection) {
  const add = connection.prepare(
    `INSERT INTO regrades (attempt_id, pack_hash, verdict, status, score, regraded_at)
     VALUES ($attemptId, $packHash, $verdict, $status, $score, $at)`,
  );
  const newest = connection
    .prepare<[number], number>(
      `SELECT coalesce(max(regrade_id), 0) FROM regrades JOIN attempts USING (attempt_id)
       WHERE profile_id = ?`,
    )
    .pluck();
  return {
    /** Call inside a transaction. */
    add({ verdict, ...regrade }: Regrade): void {
      const { status, score } = verdict;
      add.run({ ...regrade, verdict: JSON.stringify(verdict), status, score });
    },
    /** Goes up with every answer of a learner that counts otherwise; 0 where none does. */
    newest: (profileId: number): number => newest.get(profileId) ?? 0,
  };
}
