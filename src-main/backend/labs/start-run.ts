import type { LabImages, LabStartInput } from '#core/contract/labs.ts';
import { AppError } from '#core/errors.ts';
import { decodeState } from '#core/lab/state-bytes.ts';
import type { LabRunRow } from '../../database/lab-runs.ts';
import type { Database } from '../../database/open-database.ts';
import type { LabBoard } from './lab-board.ts';
import { originOf, ownOf, settingsOf } from './run-summary.ts';
import type { ForkOrigin, OwnRecord } from './run-summary.ts';

interface Who {
  profileId: number;
  /** Unix time, ms. */
  now: number;
}

/**
 * Makes a run and lets it go; yields its number.
 *
 * Errors: AppError when the lab does not take the settings, or a fork does not fit them.
 */
export async function startRun(
  board: LabBoard,
  database: Database,
  { labId, settings, seed, images, texts, prediction, fork }: LabStartInput,
  { profileId, now }: Who,
): Promise<number> {
  const from = fork && stateToForkFrom(board, database, profileId, fork, labId);
  const kept = images === undefined ? undefined : keptImages(board, images);
  const prepared = await board.desk.call('prepare', {
    ...{ labId, settings, seed },
    own: {
      ...(kept && { images: { ...kept, path: board.images.pathOf(kept.digest) } }),
      ...(texts && { texts }),
    },
    ...(from && { fork: { state: from.state, isOtherSeed: from.row.seed !== seed } }),
  });
  if (from && from.row.labVersion !== prepared.version)
    throw new AppError('lab-outdated', 'The lab has changed since that run. Start a new one.');
  const own: OwnRecord = {
    ...(kept && { images: kept }),
    ...(Object.keys(prepared.texts).length > 0 && { texts: prepared.texts }),
  };
  const runId = database.transact(() => {
    const id = database.labRuns.add({
      ...{ profileId, labId, seed, length: prepared.length, startedAt: now },
      labVersion: prepared.version,
      settings: JSON.stringify(prepared.settings),
      forkedFrom: from ? JSON.stringify(from.origin) : null,
      own: Object.keys(own).length > 0 ? JSON.stringify(own) : null,
      prediction: prediction ? JSON.stringify(prediction) : null,
      status: 'paused',
      step: from?.state.step ?? 0,
    });
    if (from) {
      const { step } = from.state;
      database.labStates.add(id, [{ step, bytes: from.bytes }], [step]);
      database.labRuns.fill(id, {
        state: null,
        curves: database.labRuns.blobs(from.row.runId).curves,
      });
    }
    return id;
  });
  await board.resume(runOf(database, profileId, runId));
  return runId;
}

/** Errors: AppError when there are no such pictures here. */
function keptImages(board: LabBoard, digest: string): LabImages {
  const found = board.images.find(digest);
  if (found) return found;
  throw new AppError(
    'lab-images-gone',
    'These pictures are not here any more. Choose the files again.',
  );
}

/** A run of this learner. Errors: AppError when there is none. */
export function runOf(database: Database, profileId: number, runId: number): LabRunRow {
  const row = database.labRuns.find(profileId, runId);
  if (!row) throw new AppError('unknown-run', `There is no run number ${runId}.`);
  return row;
}

/** The bytes of a recorded state of a run, at the newest step without one. Errors: AppError when it is not there. */
export function recordedState(
  board: LabBoard,
  database: Database,
  runId: number,
  step?: number,
): Uint8Array {
  board.live(runId)?.write();
  const at = step ?? database.labStates.steps(runId).at(-1);
  const bytes = at === undefined ? undefined : database.labStates.find(runId, at);
  if (bytes) return bytes;
  const what = at === undefined ? 'Nothing of this run is recorded' : `Step ${at} is not recorded`;
  throw new AppError('lab-no-state', `${what}. Choose another step, or run it again.`);
}

function stateToForkFrom(
  board: LabBoard,
  database: Database,
  profileId: number,
  fork: { runId: number; step: number },
  labId: string,
) {
  const row = runOf(database, profileId, fork.runId);
  if (row.labId !== labId)
    throw new AppError('lab-fork', 'A run can only be forked within its own lab.');
  const bytes = recordedState(board, database, fork.runId, fork.step);
  const state = decodeState(bytes);
  if (!state)
    throw new AppError('lab-no-state', `Step ${fork.step} cannot be read. Choose another step.`);
  const before = originOf(row);
  const origin: ForkOrigin = {
    ...fork,
    settings: settingsOf(row),
    seed: row.seed,
    ...(row.own !== null && { own: ownOf(row) }),
    ...(before && { forkedFrom: before }),
  };
  return { row, bytes, state, origin };
}
