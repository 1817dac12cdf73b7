import type { LabOutcome } from '#core/contract/labs.ts';
import { forkState } from '#core/lab/fork-state.ts';
import { LabDrive } from '#core/lab/lab-drive.ts';
import { encodeState } from '#core/lab/state-bytes.ts';
import { labOf } from './lab-calls.ts';
import { ownInputs } from './own-inputs.ts';
import type { LabNews, RunOrder } from './protocol.ts';

/** How long a run works before it listens, tells what came about, and saves itself. Units: ms. */
const SLICE_MS = 20;
const NEWS_MS = 100;
const SAVE_MS = 2000;

export interface RunLoop {
  readonly drive: LabDrive;
  /** One slice of work. */
  work(): void;
  /** Sends the last news of a run that is not over. */
  pause(): void;
}

/** Drives a run and tells what comes about through `send`; the clock counts ms. */
export function runLoop(
  { prediction, ...order }: RunOrder,
  send: (news: LabNews) => void,
  clock: () => number,
): RunLoop {
  const drive = driveOf(order);
  let told = clock();
  let saved = told;
  let news = emptyNews();
  gather(drive.taken());
  tell('progress');

  return {
    drive,
    work() {
      const start = clock();
      const slice = drive.slice(() => clock() - start < SLICE_MS);
      gather(slice);
      const now = clock();
      news.workMs += now - start;
      if (drive.isOver) return tell('over', now);
      if (now - told >= NEWS_MS) tell('progress', now);
    },
    pause: () => tell('paused'),
  };

  function gather({ points, checkpoints, kept }: ReturnType<LabDrive['slice']>): void {
    news.points.push(...points);
    for (const { step, state } of checkpoints)
      news.checkpoints.push({ step, bytes: encodeState(state) });
    news.kept = kept;
  }

  function tell(kind: LabNews['kind'], now = clock()): void {
    const isSaved = kind !== 'progress' || now - saved >= SAVE_MS;
    if (isSaved) saved = now;
    told = now;
    const { step, length } = drive.run;
    send({
      ...news,
      ...{ kind, step, length },
      ...(isSaved && { state: encodeState(drive.save()) }),
      ...(kind === 'over' && { outcome: outcomeOf(drive, prediction) }),
    });
    news = emptyNews();
  }
}

const emptyNews = (): LabNews => ({
  ...{ kind: 'progress', step: 0, length: 1, points: [], checkpoints: [], kept: [], workMs: 0 },
});

function driveOf(order: Omit<RunOrder, 'prediction'>): LabDrive {
  const { labId, settings, seed, own, saved, fork } = order;
  const lab = labOf(labId);
  const start = { settings, seed, own: ownInputs(own) };
  if (saved || !fork) return new LabDrive(lab, start, saved);
  const first = new LabDrive(lab, start).run.save();
  return new LabDrive(lab, start, forkState(first, fork.state, fork.isOtherSeed));
}

function outcomeOf(drive: LabDrive, prediction: number[] | undefined): LabOutcome {
  const { fault, problem, run } = drive;
  if (fault) return { fault };
  if (problem !== undefined) return { message: problem };
  const score = prediction && run.score?.(prediction);
  return { measures: drive.measures(), digest: drive.digest(), ...(score && { score }) };
}
