import { runExperiment } from '#core/lab/experiment.ts';
import type { Measures } from '#core/lab/experiment.ts';
import type { Evaluator } from '../language/evaluator.ts';
import { asInteger } from '../language/value.ts';
import type { FieldValues } from './fields.ts';
import { givenSettings, settingsFrom } from './lab-settings.ts';
import { SEED, experimentOf } from './lab-spec.ts';
import type { LabSpec } from './lab-spec.ts';

/** Runs the experiment with the settings of the exercise and those chosen; the last run is kept. */
export function labRunner(spec: LabSpec, evaluator: Evaluator): (chosen: FieldValues) => Measures {
  const experiment = experimentOf(spec);
  let last: { key: string; measures: Measures } | undefined;
  return (chosen) => {
    const picked = spec.choose.filter((name) => name !== SEED);
    const own = Object.fromEntries(picked.map((name) => [name, chosen[name] ?? []]));
    const settings = { ...givenSettings(spec, evaluator), ...settingsFrom(own) };
    const seed = seedOf(spec, evaluator, chosen);
    const key = JSON.stringify([settings, seed]);
    if (last?.key !== key) last = { key, measures: runExperiment(experiment, settings, seed) };
    return last.measures;
  };
}

function seedOf({ choose, seed }: LabSpec, evaluator: Evaluator, chosen: FieldValues): number {
  const value = choose.includes(SEED) ? chosen[SEED] : seed && evaluator.evaluate(seed);
  return value === undefined ? 1 : asInteger(value, SEED);
}
