import type { LabInfo, LabView } from '#core/contract/labs.ts';
import { AppError } from '#core/errors.ts';
import { fillSettings } from '#core/lab/experiment.ts';
import { forkState } from '#core/lab/fork-state.ts';
import type { Lab, LabRun, WeightUpdate } from '#core/lab/lab.ts';
import { labs } from '#core/lab/labs/index.ts';
import { ownInputs } from './own-inputs.ts';
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
      const { settings, measures, curves, takesImages, texts, prediction } = rest;
      const told = { id, version, title, docs, group, usualSeconds, defaultSeed };
      const predicts = prediction !== undefined;
      return {
        ...told,
        settings,
        measures,
        curves,
        ...(takesImages && { takesImages }),
        ...(texts && { texts }),
        predicts,
      };
    },
  );
}

/**
 * All settings, those left out with their defaults.
 *
 * Errors: AppError when the lab does not take them, or cannot go on from the state of the fork with them.
 */
export function prepareRun(input: LabInput<'prepare'>): LabOutput<'prepare'> {
  const { labId, settings, seed, own, fork } = input;
  const lab = labOf(labId);
  const all = fillSettings(lab, settings);
  if (own?.images && !lab.takesImages) throw new AppError('lab', `${lab.title} takes no pictures.`);
  const texts = textsOf(lab, own?.texts);
  const run = lab.start(all, seed, ownInputs({ ...own, texts }));
  if (fork) {
    forkState(run.save(), fork.state, fork.isOtherSeed);
    if (fork.state.step >= run.length)
      throw new AppError(
        'lab-fork',
        `With these settings a run ends after ${run.length} steps: it cannot go on from step ${fork.state.step}.`,
      );
  }
  return { settings: all.values, texts, length: run.length, version: lab.version };
}

/** Errors: AppError for a text that the lab does not ask for. */
function textsOf(
  { title, texts: known = {} }: Lab,
  given: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const strange = Object.keys(given).find((name) => !Object.hasOwn(known, name));
  if (strange !== undefined) throw new AppError('lab', `${title} has no text “${strange}”.`);
  const first = Object.entries(known).map(([name, { fallback }]) => [name, fallback] as const);
  return { ...Object.fromEntries(first), ...given };
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
  return ({ labId, settings, seed, own, state }) => {
    const key = JSON.stringify([labId, settings, seed, own]);
    if (last?.key !== key) {
      const lab = labOf(labId);
      last = { key, run: lab.start(fillSettings(lab, settings), seed, ownInputs(own)) };
    }
    last.run.restore(state);
    return last.run;
  };
}
