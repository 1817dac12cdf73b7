import type { LabRunSummary, LabStatus } from '#core/contract/labs.ts';
import { numberText } from '#core/scene/cells/names.ts';
import type { Setting, SettingValues } from '#core/lab/experiment.ts';
import type { TextInput } from '#core/lab/own-inputs.ts';

export const STATUS_WORDS: Record<LabStatus, string> = {
  going: 'running',
  waiting: 'waiting for its turn',
  paused: 'paused',
  ended: 'ended',
  broken: 'stopped',
  cancelled: 'cancelled',
};

/** A number with the digits that matter, and a real minus sign. */
export function shortNumber(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  const isFar =
    size !== 0 && (size < 1e-4 || (size >= 1e7 && !Number.isInteger(value)) || size >= 1e12);
  if (isFar)
    return Number(value.toPrecision(4)).toExponential().replace('e+', 'e').replaceAll('-', '−');
  if (Number.isInteger(value)) return numberText(value);
  return numberText(Number(value.toPrecision(6)));
}

/** A value of a curve, or a dash where there is none. */
export const shownValue = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : shortNumber(value);

/** Words as they begin a sentence; a symbol such as ε stays as it is. */
export const asBeginning = (text: string): string =>
  /^\p{L}{2}/u.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;

/** A time in words that a person expects: "12 s", "3 min". */
export function inWords(seconds: number): string {
  if (seconds < 1) return 'less than 1 s';
  if (seconds < 90) return `${Math.round(seconds)} s`;
  return `${Math.round(seconds / 60)} min`;
}

/** A setting's value as it is written: the name of an option, or numbers. */
function valueInWords(setting: Setting | undefined, value: SettingValues[string]): string {
  if (typeof value !== 'number') return value.map(shortNumber).join(', ');
  return setting?.choices?.[value] ?? shortNumber(value);
}

/** What a lab can be told. */
interface RunnableInfo {
  settings: Readonly<Record<string, Setting>>;
  texts?: Readonly<Record<string, TextInput>>;
}

/** What sets a run apart: its number, its seed, and the settings that are not the usual ones. */
export function runInWords(
  { runId, seed, settings, images, texts = {}, forkedFrom }: LabRunSummary,
  { settings: known, texts: asked = {} }: RunnableInfo,
): string {
  const own = Object.entries(settings)
    .filter(([name, value]) => String(known[name]?.fallback) !== String(value))
    .map(([name, value]) => `${name} ${valueInWords(known[name], value)}`);
  const from = forkedFrom ? [`from step ${forkedFrom.step} of ${sourceOf(forkedFrom)}`] : [];
  const written = Object.entries(texts)
    .filter(([name, text]) => asked[name]?.fallback !== text)
    .map(([name, text]) => (text.length > 60 ? `${name} of your own` : `${name} ${text}`));
  const shown = images ? [`pictures ${images.name}`] : [];
  return [`Run ${runId}`, ...from, `seed ${seed}`, ...shown, ...written, ...own].join(', ');
}

/** A learner’s file that was taken in does not hold runs that were removed before. */
const sourceOf = ({ runId }: { runId: number }): string =>
  runId === 0 ? 'a run that is not here' : `run ${runId}`;
