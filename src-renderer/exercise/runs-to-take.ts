import type { LabInfo, LabList, LabRunSummary } from '#core/contract/labs.ts';
import type { FieldsRaw, LabView } from '#core/exercise/answers.ts';
import { fieldsOf, givenFields, readFields } from '../lab/setting-fields.ts';

/** A run that can be handed in, and what is handed in then. */
export interface RunToTake {
  run: LabRunSummary;
  raw: FieldsRaw;
}

/** Settings, and the seed, as an exercise shows them: in the spelling that fields of a lab take. */
export const givenIn = ({ settings }: Pick<LabView, 'settings'>): Record<string, string> =>
  Object.fromEntries(settings.map(({ name, value }) => [name, value.replace('−', '-')]));

/**
 * The runs of a learner that ended with the settings which an exercise gives, the newest first, each with what the
 * exercise asks for. A run that grading would not make again is left out: one that was forked, that has pictures of the
 * learner's own or texts that the exercise does not ask for, or whose lab has changed since.
 */
export function runsToTake(view: LabView, { labs, runs }: LabList): RunToTake[] {
  const info = labs.find(({ id }) => id === view.experiment);
  if (!info) return [];
  return runs.flatMap((run): RunToTake[] => {
    if (run.labId !== info.id || !canBeMadeAgain(run, view, info) || !fits(run, view, info))
      return [];
    const raw = handedIn(run, view, info);
    return raw ? [{ run, raw }] : [];
  });
}

function canBeMadeAgain(
  run: LabRunSummary,
  { texts: asked = [] }: LabView,
  { texts = {} }: LabInfo,
): boolean {
  const { status, isOutdated, images, forkedFrom } = run;
  const isPlain = Object.entries(run.texts ?? {}).every(
    ([name, text]) => asked.some((one) => one.name === name) || texts[name]?.fallback === text,
  );
  return status === 'ended' && !isOutdated && !images && !forkedFrom && isPlain;
}

/** True when the run had every setting that the exercise gives. */
function fits(run: LabRunSummary, view: LabView, info: LabInfo): boolean {
  const given = givenIn(view);
  const asked = { ...fieldsOf(info, run.settings), ...givenFields(info, given) };
  const reading = readFields(info, asked, given['seed'] ?? `${run.seed}`);
  if (!reading.ok || reading.value.seed !== run.seed) return false;
  return view.settings.every(({ name }) => {
    const [had, wanted] = [valueIn(run, name, info), valueIn(reading.value, name, info)];
    return had !== undefined && String(had) === String(wanted);
  });
}

/** Every field filled in from the run; undefined when it has no number for one. */
function handedIn(
  run: LabRunSummary,
  { fields, texts = [] }: LabView,
  info: LabInfo,
): FieldsRaw | undefined {
  const raw: FieldsRaw = Object.fromEntries(
    texts.map(({ name }) => [name, [run.texts?.[name] ?? info.texts?.[name]?.fallback ?? '']]),
  );
  for (const { name } of fields) {
    const setting = valueIn(run, name, info);
    const measure = run.outcome?.measures?.[name];
    if (setting !== undefined) raw[name] = [setting].flat().map(String);
    else if (measure !== undefined && Number.isFinite(measure)) raw[name] = [written(measure)];
    else return undefined;
  }
  return raw;
}

/** A setting of a run, or its seed; undefined for any other name. */
function valueIn(
  { settings, seed }: Pick<LabRunSummary, 'settings' | 'seed'>,
  name: string,
  info: LabInfo,
): number | readonly number[] | undefined {
  const setting = info.settings[name];
  if (setting) return settings[name] ?? setting.fallback;
  return name === 'seed' ? seed : undefined;
}

/** With the digits that any tolerance needs; a whole number as it is. */
const written = (value: number): string =>
  String(Number.isInteger(value) ? value : Number(value.toPrecision(8)));
