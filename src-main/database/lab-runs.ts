import type { Connection } from './connection.ts';

export type LabRunStatus = 'going' | 'paused' | 'ended' | 'broken' | 'cancelled';

/** A run as it is kept, without its blobs. The texts are JSON. */
export interface LabRunRow {
  runId: number;
  labId: string;
  labVersion: number;
  settings: string;
  seed: number;
  forkedFrom: string | null;
  /** What the learner brought along. */
  own: string | null;
  prediction: string | null;
  status: LabRunStatus;
  step: number;
  length: number;
  tookMs: number;
  outcome: string | null;
  /** Unix time, ms. */
  startedAt: number;
}

export type NewLabRun = Omit<LabRunRow, 'runId' | 'outcome' | 'tookMs'> & { profileId: number };

/** What changes while a run goes on. */
export type LabRunChange = Pick<
  LabRunRow,
  'runId' | 'status' | 'step' | 'length' | 'tookMs' | 'outcome'
>;

export interface LabRunBlobs {
  state: Uint8Array | null;
  curves: Uint8Array | null;
}

const COLUMNS = `lab_run_id AS runId, lab_id AS labId, lab_version AS labVersion, settings, seed,
  forked_from AS forkedFrom, own, prediction, status, step, length, took_ms AS tookMs, outcome, started_at AS startedAt`;

/** Runs of labs, with all that is needed to go on; call what writes inside a transaction. */
export function labRunsTable(connection: Connection) {
  const insert = connection.prepare<[NewLabRun]>(
    `INSERT INTO lab_runs (profile_id, lab_id, lab_version, settings, seed, forked_from, own, prediction,
       status, step, length, took_ms, started_at)
     VALUES ($profileId, $labId, $labVersion, $settings, $seed, $forkedFrom, $own, $prediction,
       $status, $step, $length, 0, $startedAt)`,
  );
  const find = connection.prepare<[number, number], LabRunRow>(
    `SELECT ${COLUMNS} FROM lab_runs
     WHERE profile_id = ? AND lab_run_id = ? AND removed_at IS NULL`,
  );
  const list = connection.prepare<[number], LabRunRow>(
    `SELECT ${COLUMNS} FROM lab_runs
     WHERE profile_id = ? AND removed_at IS NULL ORDER BY lab_run_id DESC`,
  );
  const change = connection.prepare<[LabRunChange]>(
    `UPDATE lab_runs SET status = $status, step = $step, length = $length, took_ms = $tookMs,
       outcome = $outcome WHERE lab_run_id = $runId`,
  );
  const fill = connection.prepare<[LabRunBlobs & { runId: number }]>(
    'UPDATE lab_runs SET state = $state, curves = $curves WHERE lab_run_id = $runId',
  );
  const blobs = connection.prepare<[number], LabRunBlobs>(
    'SELECT state, curves FROM lab_runs WHERE lab_run_id = ?',
  );
  const remove = connection.prepare<[number, number]>(
    'UPDATE lab_runs SET removed_at = ? WHERE lab_run_id = ?',
  );
  const restore = connection.prepare<[number, number]>(
    'UPDATE lab_runs SET removed_at = NULL WHERE profile_id = ? AND lab_run_id = ?',
  );
  const purge = connection.prepare<[number]>('DELETE FROM lab_runs WHERE removed_at < ?');
  return {
    /** Yields the number of the new run. */
    add: (run: NewLabRun): number => Number(insert.run(run).lastInsertRowid),
    find: (profileId: number, runId: number): LabRunRow | undefined => find.get(profileId, runId),
    /** Newest first. */
    list: (profileId: number): LabRunRow[] => list.all(profileId),
    change(run: LabRunChange): void {
      change.run(run);
    },
    fill(runId: number, { state, curves }: LabRunBlobs): void {
      fill.run({ runId, state, curves });
    },
    blobs: (runId: number): LabRunBlobs => blobs.get(runId) ?? { state: null, curves: null },
    /** Hides a run; `now` is Unix time in ms. */
    remove(runId: number, now: number): void {
      remove.run(now, runId);
    },
    /** Shows a run again that was removed; yields whether it was still there. */
    restore: (profileId: number, runId: number): boolean =>
      restore.run(profileId, runId).changes > 0,
    /** Takes runs away for good that were removed before a time (Unix, ms); their states go with them. */
    purge(before: number): void {
      purge.run(before);
    },
  };
}
