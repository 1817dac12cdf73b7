import { ArgumentError } from '#core/errors.ts';
import type { Setting, SettingRule, Settings } from '#core/layers/layer-kind.ts';
import { settingLabel } from '#core/layers/setting-words.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { asInteger, isList } from '../language/value.ts';
import type { Value } from '../language/value.ts';
import type { Reading } from './answer-type.ts';
import { readSizes } from './read-sizes.ts';

/** Settings of a layer as values of formulas and as texts that are typed. */

/** Errors: ArgumentError for a value that no layer takes. */
export function settingOf(value: Value, name: string): Setting {
  if (typeof value === 'boolean' || typeof value === 'string') return value;
  if (isList(value)) return value.map((size) => asInteger(size, name));
  if (value instanceof Rational) return asInteger(value, name);
  throw new ArgumentError(
    name,
    'a whole number, a list of them, yes or no, or a word',
    'another value',
  );
}

/** A setting as formulas know it. */
export function valueOfSetting(setting: Setting): Value {
  if (typeof setting === 'number') return Rational.of(setting);
  if (setting === null) return 'none';
  if (typeof setting !== 'object') return setting;
  return setting.map((size) => Rational.of(size ?? 0));
}

/** True for what is answered with yes or no. */
function isFlag(rule: SettingRule | undefined): boolean {
  return typeof rule?.fallback === 'boolean';
}

/** The asked settings as they were typed, each by its name. */
export function readSettings(
  raw: Readonly<Record<string, string>>,
  asked: readonly string[],
  rules: readonly SettingRule[],
): Reading<Settings> {
  const settings: Record<string, Setting> = {};
  const faults: { name: string; message: string }[] = [];
  for (const name of asked) {
    const rule = rules.find((one) => one.name === name);
    const reading = readSetting(raw[name] ?? '', rule);
    if (reading.ok) settings[name] = reading.value;
    else faults.push({ name, message: `${settingLabel(name)}: ${reading.message}` });
  }
  const stray = Object.keys(raw).find((name) => !asked.includes(name) && raw[name]?.trim() !== '');
  if (stray !== undefined)
    faults.unshift({
      name: stray,
      message: `There is no ${stray.slice(0, 40)} to choose here, only ${asked.join(', ')}.`,
    });
  const [first] = faults;
  if (!first) return { ok: true, value: settings };
  return { ok: false, message: first.message, cells: faults.map(({ name }) => name) };
}

function readSetting(text: string, rule: SettingRule | undefined): Reading<Setting> {
  const word = text.trim().toLowerCase();
  if (word === '') return { ok: false, message: 'it is still blank.' };
  if (isFlag(rule)) {
    if (/^(yes|true|on)$/.test(word)) return { ok: true, value: true };
    if (/^(no|false|off)$/.test(word)) return { ok: true, value: false };
    return { ok: false, message: 'answer yes or no.' };
  }
  if (rule?.name === 'padding' && (word === 'same' || word === 'valid'))
    return { ok: true, value: word };
  const sizes = readSizes(text);
  if (!sizes.ok)
    return { ok: false, message: `“${text.trim().slice(0, 40)}” is no whole number from 0 on.` };
  const [size = 0] = sizes.value;
  return { ok: true, value: sizes.value.length === 1 ? size : sizes.value };
}

/** A setting as a learner would type it. */
export function settingText(setting: Setting): string {
  if (typeof setting === 'boolean') return setting ? 'yes' : 'no';
  return typeof setting === 'object' && setting !== null ? setting.join(' × ') : String(setting);
}

/** The layer as a model of one layer: `Conv2d(outChannels=64, kernelSize=8)`. */
export function layerText(kind: string, settings: Settings): string {
  const args = Object.entries(settings).map(([name, value]) => {
    if (typeof value === 'boolean') return `${name}=${value ? 'True' : 'False'}`;
    if (value === null) return `${name}=None`;
    return `${name}=${typeof value === 'object' ? `(${value.join(', ')})` : value}`;
  });
  return `${kind}(${args.join(', ')})`;
}
