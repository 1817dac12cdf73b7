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
  forked_from AS forkedFrom, prediction, status, step, length, took_ms AS tookMs, outcome, started_at AS startedAt`;

/** Runs of labs, with all that is needed to go on; call what writes inside a transaction. */
export function labRunsTable(connection: Connection) {
  const insert = connection.prepare<[NewLabRun]>(
    `INSERT INTO lab_runs (profile_id, lab_id, lab_version, settings, seed, forked_from, prediction,
       status, step, length, took_ms, started_at)
     VALUES ($profileId, $labId, $labVersion, $settings, $seed, $forkedFrom, $prediction,
       $status, $step, $length, 0, $startedAt)`,
  );
  const find = connection.prepare<[number, number], LabRunRow>(
    `SELECT ${COLUMNS} FROM lab_runs WHERE profile_id = ? AND lab_run_id = ?`,
  );
  const list = connection.prepare<[number], LabRunRow>(
    `SELECT ${COLUMNS} FROM lab_runs WHERE profile_id = ? ORDER BY lab_run_id DESC`,
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
  const remove = connection.prepare<[number]>('DELETE FROM lab_runs WHERE lab_run_id = ?');
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
    /** Its states go with it. */
    remove(runId: number): void {
      remove.run(runId);
    },
  };
}
