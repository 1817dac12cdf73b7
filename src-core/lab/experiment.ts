import { AppError, BudgetError } from '#core/errors.ts';

/** One number, or a list of them, that an experiment is run with. */
export interface Setting {
  /** What it is, in a few words. */
  docs: string;
  fallback: number | readonly number[];
  /** Ends of what it may be, for each number. */
  min: number;
  max: number;
  isInteger?: true;
  /** The most numbers that a list may have. */
  maxLength?: number;
  /** Names of what is chosen from: the value is the number of one, counted from 0. Made by `oneOf`. */
  choices?: readonly string[];
}

/** A setting that is one of several named options. */
export function oneOf(docs: string, choices: readonly string[], fallback = 0): Setting {
  return { docs, fallback, min: 0, max: choices.length - 1, isInteger: true, choices };
}

export type SettingValues = Readonly<Record<string, number | readonly number[]>>;
export type Measures = Readonly<Record<string, number>>;

/**
 * A measurement that can be made again: `run` is pure, and the same settings and seed give the same
 * numbers on every machine.
 */
export interface Experiment {
  id: string;
  title: string;
  /** What is done, in a sentence or two. */
  docs: string;
  settings: Readonly<Record<string, Setting>>;
  /** What is measured, by name. */
  measures: Readonly<Record<string, string>>;
  /** About how many elementary steps a run takes. */
  steps(settings: Settings): number;
  run(settings: Settings, seed: number): Measures;
}

/** About a fifth of a second. */
const MAX_STEPS = 20_000_000;

/** The values of all settings, those left out by their defaults. */
export class Settings {
  readonly #values: SettingValues;

  constructor(values: SettingValues) {
    this.#values = values;
  }

  /** All of them, by name. */
  get values(): SettingValues {
    return this.#values;
  }

  /** Errors: AppError when the setting is a list or is not there. */
  number(name: string): number {
    const value = this.#values[name];
    if (typeof value === 'number') return value;
    throw new AppError('lab', `lab, ${name}: expected a number`);
  }

  /** Errors: AppError when the setting is one number or is not there. */
  list(name: string): readonly number[] {
    const value = this.#values[name];
    if (typeof value === 'object') return value;
    throw new AppError('lab', `lab, ${name}: expected a list of numbers`);
  }
}

/** What is wrong with a value for a setting, as a sentence; none when it will do. */
export function faultIn(
  name: string,
  setting: Setting,
  value: number | readonly number[],
): string | undefined {
  const { min, max, isInteger, maxLength, fallback } = setting;
  const isList = typeof fallback !== 'number';
  const kind = isInteger ? 'a whole number' : 'a number';
  const range = `from ${min} to ${max}`;
  if (isList !== (typeof value !== 'number'))
    return `${name} is ${isList ? 'a list of numbers' : kind} ${range}.`;
  const all = typeof value === 'number' ? [value] : value;
  if (isList && (all.length === 0 || all.length > (maxLength ?? Infinity)))
    return `${name} has 1 to ${maxLength ?? 'any number of'} entries.`;
  const isFine = all.every(
    (one) => one >= min && one <= max && (!isInteger || Number.isInteger(one)),
  );
  return isFine ? undefined : `${name} is ${isList ? 'a list of numbers' : kind} ${range}.`;
}

/**
 * All settings of an experiment or a lab, those left out with their defaults.
 *
 * Errors: AppError for a setting that is not there or out of its range.
 */
export function fillSettings(
  { id, settings: known }: Pick<Experiment, 'id' | 'settings'>,
  given: SettingValues,
): Settings {
  for (const [name, value] of Object.entries(given)) {
    const setting = Object.hasOwn(known, name) ? known[name] : undefined;
    const fault = setting
      ? faultIn(name, setting, value)
      : `There is no setting ${name}; there are ${Object.keys(known).join(', ')}.`;
    if (fault !== undefined) throw new AppError('lab', `${id}: ${fault}`);
  }
  const defaults = Object.entries(known).map(([name, { fallback }]) => [name, fallback] as const);
  return new Settings({ ...Object.fromEntries(defaults), ...given });
}

/**
 * The measures of one run; settings left out have their defaults.
 *
 * Errors: as `fillSettings`; BudgetError past 20 million steps.
 */
export function runExperiment(
  experiment: Experiment,
  given: SettingValues,
  seed: number,
): Measures {
  const settings = fillSettings(experiment, given);
  if (experiment.steps(settings) > MAX_STEPS)
    throw new BudgetError(experiment.id, `${MAX_STEPS / 1e6} million steps`);
  return experiment.run(settings, seed);
}
