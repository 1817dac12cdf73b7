import type { LabInfo } from '#core/contract/labs.ts';
import { faultIn } from '#core/lab/experiment.ts';
import type { Setting, SettingValues } from '#core/lab/experiment.ts';

export interface ReadSettings {
  settings: Record<string, number | number[]>;
  seed: number;
}

export type SettingsReading =
  | { ok: true; value: ReadSettings }
  /** Why a setting cannot be used, as a sentence. */
  | { ok: false; faults: Record<string, string> };

const SEED: Setting = {
  docs: 'seed of the random numbers',
  fallback: 1,
  min: 0,
  max: 0x7fffffff,
  isInteger: true,
};

/** What the fields of a form hold: the usual settings, or those of a run. */
export function fieldsOf(
  { settings }: Pick<LabInfo, 'settings'>,
  values: SettingValues = {},
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, { fallback }]) => {
      const value = values[name] ?? fallback;
      return [name, typeof value === 'number' ? String(value) : value.join(', ')];
    }),
  );
}

/** Settings as an exercise tells them: numbers, or the names of options; what the lab does not know is left out. */
export const givenFields = (
  { settings }: Pick<LabInfo, 'settings'>,
  given: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(settings).flatMap(([name, { choices }]) => {
      const text = given[name];
      if (text === undefined) return [];
      const at = choices?.indexOf(text) ?? -1;
      return [[name, at < 0 ? text.replace(/^\[|\]$/g, '') : String(at)]];
    }),
  );

/** The formulas and functions of a form: what stands there at first, or those of a run. */
export const ownTextsOf = (
  { texts = {} }: Pick<LabInfo, 'texts'>,
  values: Readonly<Record<string, string>> = {},
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(texts).map(([name, { fallback }]) => [name, values[name] ?? fallback]),
  );

/** The settings that were typed. */
export function readFields(
  { settings }: Pick<LabInfo, 'settings'>,
  texts: Record<string, string>,
  seed: string,
): SettingsReading {
  const faults: Record<string, string> = {};
  const read = (name: string, setting: Setting, text: string): number | number[] => {
    const isList = typeof setting.fallback !== 'number';
    const numbers = text.split(isList ? /[,;\s]+/ : '\n').filter((one) => one.trim() !== '');
    const values = numbers.map((one) => Number(one.replace('−', '-')));
    const value = isList ? values : (values[0] ?? NaN);
    const fault = faultIn(name, setting, value);
    if (fault !== undefined) faults[name] = fault;
    return value;
  };
  const all = Object.entries(settings).map(
    ([name, setting]) => [name, read(name, setting, texts[name] ?? '')] as const,
  );
  const value = { settings: Object.fromEntries(all), seed: read('seed', SEED, seed) as number };
  return Object.keys(faults).length === 0 ? { ok: true, value } : { ok: false, faults };
}
