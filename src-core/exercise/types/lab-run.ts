import type { Measures } from '#core/lab/experiment.ts';
import type { Evaluator } from '../language/evaluator.ts';
import { asInteger } from '../language/value.ts';
import type { FieldValues } from './fields.ts';
import { givenSettings, settingsFrom } from './lab-settings.ts';
import { SEED, experimentOf } from './lab-spec.ts';
import type { LabSpec } from './lab-spec.ts';
import { textsFrom } from './lab-texts.ts';

/** Runs are pure, and one answer is read, graded and diagnosed: so many of the last runs are kept. */
const KEPT = 64;
const runs = new Map<string, Measures>();

/** Runs the experiment with the settings of the exercise and what was chosen, unless that was done before. */
export function labRunner(spec: LabSpec, evaluator: Evaluator): (chosen: FieldValues) => Measures {
  const experiment = experimentOf(spec);
  return (chosen) => {
    const picked = spec.choose.filter((name) => experiment.settings[name]);
    const own = Object.fromEntries(picked.map((name) => [name, chosen[name] ?? []]));
    const settings = { ...givenSettings(spec, evaluator), ...settingsFrom(own) };
    const seed = seedOf(spec, evaluator, chosen);
    const texts = textsFrom(spec, chosen);
    const key = JSON.stringify([experiment.id, Object.entries(settings).sort(), seed, texts]);
    const measures = runs.get(key) ?? experiment.run(settings, seed, texts);
    // The newest last: a map keeps the order in which its keys came.
    runs.delete(key);
    runs.set(key, measures);
    if (runs.size > KEPT) runs.delete(runs.keys().next().value ?? key);
    return measures;
  };
}

function seedOf(spec: LabSpec, evaluator: Evaluator, chosen: FieldValues): number {
  const { choose, seed } = spec;
  const value = choose.includes(SEED) ? chosen[SEED] : seed && evaluator.evaluate(seed);
  return value === undefined ? experimentOf(spec).defaultSeed : asInteger(value, SEED);
}
