import type { LabInfo, LabView } from '#core/contract/labs.ts';
import { AppError } from '#core/errors.ts';
import { fillSettings } from '#core/lab/experiment.ts';
import { forkState } from '#core/lab/fork-state.ts';
import type { Lab, LabRun, WeightUpdate } from '#core/lab/lab.ts';
import { labs } from '#core/lab/labs/index.ts';
import type { LabInput, LabOutput, RunAt, RunStart } from './protocol.ts';

/** Errors: AppError when there is no such lab. */
export function labOf(labId: string): Lab {
  const lab = labs.get(labId);
  if (!lab) throw new AppError('unknown-lab', `There is no lab “${labId}”.`);
  return lab;
}

export function listLabs(): LabInfo[] {
  return [...labs.values()].map(
    ({ id, version, title, docs, group, usualSeconds, defaultSeed, ...rest }) => {
      const { settings, measures, curves, takesImages = false, prediction } = rest;
      const told = { id, version, title, docs, group, usualSeconds, defaultSeed };
      const predicts = prediction !== undefined;
      return { ...told, settings, measures, curves, takesImages, predicts };
    },
  );
}

/**
 * All settings, those left out with their defaults.
 *
 * Errors: AppError when the lab does not take them, or cannot go on from the state of the fork with them.
 */
export function prepareRun(input: LabInput<'prepare'>): LabOutput<'prepare'> {
  const { labId, settings, seed, fork } = input;
  const lab = labOf(labId);
  const all = fillSettings(lab, settings);
  const run = lab.start(all, seed);
  if (fork) {
    forkState(run.save(), fork.state, fork.isOtherSeed);
    if (fork.state.step >= run.length)
      throw new AppError(
        'lab-fork',
        `With these settings a run ends after ${run.length} steps: it cannot go on from step ${fork.state.step}.`,
      );
  }
  return { settings: all.values, length: run.length, version: lab.version };
}

export function askBefore({ labId, settings, seed }: RunStart): LabOutput<'ask'> {
  const lab = labOf(labId);
  return lab.prediction?.(fillSettings(lab, settings), seed) ?? null;
}

export function viewOf(run: LabRun): LabView {
  return { step: run.step, pictures: run.pictures() };
}

export function updateIn(run: LabRun, { picture, index }: LabInput<'update'>): WeightUpdate | null {
  return run.nextUpdate?.(picture, index) ?? null;
}

/** Runs brought to a state, the last one kept, since what is asked of one is mostly asked again. */
export function createLooker(): (at: RunAt) => LabRun {
  let last: { key: string; run: LabRun } | undefined;
  return ({ labId, settings, seed, state }) => {
    const key = JSON.stringify([labId, settings, seed]);
    if (last?.key !== key) {
      const lab = labOf(labId);
      last = { key, run: lab.start(fillSettings(lab, settings), seed) };
    }
    last.run.restore(state);
    return last.run;
  };
}
