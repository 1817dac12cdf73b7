import type { Handlers } from '#core/contract/contract.ts';
import type { LabRunState, LabView } from '#core/contract/labs.ts';
import { AppError } from '#core/errors.ts';
import { LabCurves } from '#core/lab/lab-curves.ts';
import { decodeState } from '#core/lab/state-bytes.ts';
import type { LabRunRow } from '../../database/lab-runs.ts';
import type { RunAt } from '../../lab-worker/protocol.ts';
import { currentProfile } from '../profiles/current-profile.ts';
import type { Services } from '../services.ts';
import { answersFor } from './answers-for.ts';
import { gradedIn } from './graded-in.ts';
import { imageHandlers } from './image-handlers.ts';
import { predictionOf, settingsOf } from './run-summary.ts';
import { recordedState, runOf, startRun } from './start-run.ts';

/** A run that was removed stays for so long at least, and can be brought back. Units: ms. */
const KEPT_MS = 24 * 3600 * 1000;

/** Everything about labs: what there is, and the runs of the learner at work. */
export function labHandlers({ database, labs: board, core, library, clock }: Services) {
  const exercisesOf = gradedIn(core);
  const profileId = (): number => currentProfile(database, clock).profileId;
  const rowOf = (runId: number): LabRunRow => runOf(database, profileId(), runId);
  const summary = (runId: number) => board.summary(rowOf(runId));

  /** The run at a recorded state; null for one that is asked where it stands and is at work. */
  const at = (runId: number, step: number | undefined): RunAt | null => {
    const row = rowOf(runId);
    if (step === undefined && board.live(runId)) return null;
    const state = decodeState(recordedState(board, database, runId, step));
    if (!state) throw new AppError('lab-no-state', 'This step cannot be read. Choose another.');
    const { labId, seed } = row;
    return { labId, settings: settingsOf(row), seed, own: board.ownOf(row), state };
  };

  return {
    ...imageHandlers({ labs: board }),
    'lab.list': async () => {
      const labs = [...(await board.labs()).values()];
      return { labs, runs: await board.list(profileId()) };
    },
    'lab.ask': (start) => board.desk.call('ask', start),
    'lab.answers': async ({ labId }) => {
      const texts = (await board.labs()).get(labId)?.texts ?? {};
      return answersFor(database, profileId(), texts);
    },
    'lab.exercises': async ({ labId }) => exercisesOf((await library()).packs, labId),
    'lab.start': async (input) => {
      const who = { profileId: profileId(), now: clock() };
      return summary(await startRun(board, database, input, who));
    },
    'lab.pause': async ({ runId }) => {
      await board.pause(rowOf(runId));
      return summary(runId);
    },
    'lab.resume': async ({ runId }) => {
      await board.resume(rowOf(runId));
      return summary(runId);
    },
    'lab.cancel': async ({ runId }) => {
      await board.cancel(rowOf(runId));
      return summary(runId);
    },
    'lab.remove': ({ runId }) => {
      const status = board.statusOf(rowOf(runId));
      if (status === 'going' || status === 'waiting')
        throw new AppError('lab-going', 'This run is going on. Cancel it first.');
      const now = clock();
      database.transact(() => {
        database.labRuns.purge(now - KEPT_MS);
        database.labRuns.remove(runId, now);
      });
      return null;
    },
    'lab.restore': ({ runId }) => {
      const isBack = database.transact(() => database.labRuns.restore(profileId(), runId));
      if (isBack) return summary(runId);
      throw new AppError('unknown-run', `Run number ${runId} is not here any more.`);
    },
    'lab.state': async ({ runId, after }): Promise<LabRunState> => {
      const row = rowOf(runId);
      const run = await board.summary(row);
      const live = board.live(runId);
      const names = Object.keys((await board.labs()).get(row.labId)?.curves ?? {});
      const curves = live?.curves ?? curvesOf(names, database.labRuns.blobs(runId).curves);
      const recorded = live ? live.recorded : database.labStates.steps(runId);
      const prediction = predictionOf(row);
      return { run, curves: curves.after(after), recorded, ...(prediction && { prediction }) };
    },
    'lab.look': async ({ runId, step }): Promise<LabView> => {
      const where = at(runId, step);
      const live = board.live(runId);
      return where || !live ? board.desk.call('look', where) : live.look();
    },
    'lab.update': async ({ runId, step, picture, index }) => {
      const where = at(runId, step);
      const live = board.live(runId);
      if (!where && live) return live.update(picture, index);
      return board.desk.call('update', { at: where, picture, index });
    },
  } satisfies Partial<Handlers>;
}

/** The curves that the database has of a run. */
function curvesOf(names: readonly string[], bytes: Uint8Array | null): LabCurves {
  const curves = new LabCurves(names);
  const saved = bytes ? decodeState(bytes) : undefined;
  if (saved) curves.restore(saved);
  return curves;
}
