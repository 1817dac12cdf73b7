import { runExperiment } from './experiment.ts';
import type { Experiment, Measures, Setting, SettingValues } from './experiment.ts';
import { experiments } from './index.ts';
import type { Lab } from './lab.ts';
import { labs } from './labs/index.ts';
import { measureLab } from './measure-lab.ts';
import type { OwnInputs, TextInput } from './own-inputs.ts';

/** What a `lab` part of an exercise runs: a short experiment, or a lab from its start to its end. */
export interface Measurable {
  id: string;
  title: string;
  docs: string;
  settings: Readonly<Record<string, Setting>>;
  /** What is measured, by name. */
  measures: Readonly<Record<string, string>>;
  /** Formulas and functions that the learner writes, by name. */
  texts: Readonly<Record<string, TextInput>>;
  /** The seed where none is given. */
  defaultSeed: number;
  /** Errors: as `runExperiment` and `measureLab`. */
  run(settings: SettingValues, seed: number, texts?: OwnInputs['texts']): Measures;
}

const ofExperiment = (experiment: Experiment): Measurable => ({
  ...experiment,
  texts: {},
  defaultSeed: 1,
  run: (settings, seed) => runExperiment(experiment, settings, seed),
});

const ofLab = (lab: Lab): Measurable => ({
  ...lab,
  texts: lab.texts ?? {},
  measures: Object.fromEntries(
    Object.entries(lab.measures).map(([name, { docs }]) => [name, docs]),
  ),
  run: (settings, seed, texts) => measureLab(lab, settings, seed, texts && { texts }),
});

/** Everything that a pack can name, by id; a short experiment comes before the lab of the same id. */
export const measurables: ReadonlyMap<string, Measurable> = new Map(
  [...[...labs.values()].map(ofLab), ...[...experiments.values()].map(ofExperiment)].map((one) => [
    one.id,
    one,
  ]),
);
