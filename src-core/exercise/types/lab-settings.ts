import { faultIn } from '#core/lab/experiment.ts';
import type { Setting, SettingValues } from '#core/lab/experiment.ts';
import { nameToLatex } from '#core/symbolic/symbol-name.ts';
import type { FieldView, LabView } from '../answers.ts';
import type { Evaluator } from '../language/evaluator.ts';
import { formatText } from '../language/format.ts';
import type { Formula } from '../language/formula.ts';
import { asNumber, isList } from '../language/value.ts';
import type { FieldValues } from './fields.ts';
import { SEED, experimentOf } from './lab-spec.ts';
import type { LabSpec } from './lab-spec.ts';

const SEED_SETTING: Setting = {
  docs: 'seed of the random numbers',
  fallback: 1,
  min: 0,
  max: 2 ** 31 - 1,
  isInteger: true,
};

/** The fields of a lab that hold numbers: the settings that are chosen, then the measures that are handed in. */
export function labFields(spec: LabSpec): FieldView[] {
  const { settings, measures, texts } = experimentOf(spec);
  const numbers = spec.choose.filter((name) => !texts[name]);
  const chosen = numbers.map((name): FieldView => {
    const base = { name, label: nameToLatex(name) };
    const setting = settings[name];
    if (!setting) return { ...base, shape: [], meaning: SEED_SETTING.docs };
    const { fallback, maxLength = 32, docs, choices } = setting;
    const numbered = choices?.map((choice, value) => `${value} ${choice}`).join(', ');
    const meaning = numbered === undefined ? docs : `${docs}: ${numbered}`;
    if (typeof fallback === 'number') return { ...base, shape: [], meaning };
    return { ...base, shape: [fallback.length], grows: { min: 1, max: maxLength }, meaning };
  });
  const reported = Object.keys(spec.report).map((name): FieldView => {
    const meaning = measures[name] ?? '';
    return { name, label: nameToLatex(name), shape: [], meaning };
  });
  return [...chosen, ...reported];
}

/** The settings that the exercise gives, as numbers. */
export function givenSettings({ settings }: LabSpec, evaluator: Evaluator): SettingValues {
  return settingsFrom(evaluated(settings, evaluator));
}

export function evaluated(all: Record<string, Formula>, evaluator: Evaluator): FieldValues {
  return Object.fromEntries(
    Object.entries(all).map(([name, one]) => [name, evaluator.evaluate(one)]),
  );
}

export function settingsFrom(values: FieldValues): Record<string, number | number[]> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]): [string, number | number[]] => [
      name,
      isList(value) ? value.map((one) => asNumber(one, name)) : asNumber(value, name),
    ]),
  );
}

/** Why a setting that was chosen cannot be used. */
export function settingFault(
  spec: LabSpec,
  given: FieldValues,
): { name: string; message: string } | undefined {
  const { settings } = experimentOf(spec);
  for (const name of spec.choose) {
    const setting = name === SEED ? SEED_SETTING : settings[name];
    if (!setting) continue;
    const value = settingsFrom({ [name]: given[name] ?? [] })[name] ?? [];
    const message = faultIn(name, setting, value);
    if (message !== undefined) return { name, message };
  }
  return undefined;
}

/** The settings that are not chosen, with the values they have in this draw. */
export function settingsShown(spec: LabSpec, evaluator: Evaluator): LabView['settings'] {
  const { settings, defaultSeed } = experimentOf(spec);
  const given = givenSettings(spec, evaluator);
  const seed = spec.choose.includes(SEED)
    ? []
    : [
        {
          name: SEED,
          value: spec.seed ? formatText(evaluator.evaluate(spec.seed)) : `${defaultSeed}`,
          meaning: SEED_SETTING.docs,
        },
      ];
  const shown = Object.entries(settings).filter(([name]) => !spec.choose.includes(name));
  return [
    ...shown.map(([name, { fallback, docs, choices }]) => {
      const value = given[name] ?? fallback;
      const choice = typeof value === 'number' ? choices?.[value] : undefined;
      return {
        name,
        value: choice ?? formatText(typeof value === 'number' ? value : [...value]),
        meaning: docs,
      };
    }),
    ...seed,
  ];
}
