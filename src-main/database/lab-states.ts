import type { Connection } from './connection.ts';

/** Bytes that the states of all runs together may take, so that backups stay small. */
const MOST_BYTES = 60_000_000;

/** States that runs can go back to; call what writes inside a transaction. */
export function labStatesTable(connection: Connection) {
  const insert = connection.prepare<[number, number, Uint8Array]>(
    'INSERT OR REPLACE INTO lab_states (lab_run_id, step, state) VALUES (?, ?, ?)',
  );
  const thin = connection.prepare<[number, string]>(
    'DELETE FROM lab_states WHERE lab_run_id = ? AND step NOT IN (SELECT value FROM json_each(?))',
  );
  const steps = connection
    .prepare<[number], number>('SELECT step FROM lab_states WHERE lab_run_id = ? ORDER BY step')
    .pluck();
  const find = connection
    .prepare<[number, number], Uint8Array>(
      'SELECT state FROM lab_states WHERE lab_run_id = ? AND step = ?',
    )
    .pluck();
  // Of a run that is long past, its first state and its last one are enough: those between can be computed again.
  const sizes = connection.prepare<[], { runId: number; bytes: number }>(
    `SELECT lab_run_id AS runId, sum(length(state)) AS bytes FROM lab_states
     GROUP BY lab_run_id ORDER BY lab_run_id DESC`,
  );
  const shrink = connection.prepare<{ runId: number }>(
    `DELETE FROM lab_states WHERE lab_run_id = $runId AND step NOT IN (
       SELECT min(step) FROM lab_states WHERE lab_run_id = $runId UNION
       SELECT max(step) FROM lab_states WHERE lab_run_id = $runId)`,
  );
  return {
    /** `kept` are the steps that stay. */
    add(runId: number, states: readonly { step: number; bytes: Uint8Array }[], kept: number[]) {
      for (const { step, bytes } of states) insert.run(runId, step, bytes);
      thin.run(runId, JSON.stringify(kept));
    },
    /** Rising. */
    steps: (runId: number): number[] => steps.all(runId),
    find: (runId: number, step: number): Uint8Array | undefined => find.get(runId, step),
    /** Of runs beyond what all may take together, the newest first, only the ends are kept. */
    shrinkOld(): void {
      let total = 0;
      for (const { runId, bytes } of sizes.all()) {
        total += bytes;
        if (total > MOST_BYTES) shrink.run({ runId });
      }
    },
  };
}
