import type { AppError } from '#core/errors.ts';
import type { FieldsRaw, LabTextView } from '../answers.ts';
import { asText } from '../language/value.ts';
import type { Reading } from './answer-type.ts';
import type { FieldValues } from './fields.ts';
import { experimentOf } from './lab-spec.ts';
import type { LabSpec } from './lab-spec.ts';

/** Longer ones are not read. Units: characters. */
const LONGEST = 20_000;

/** Codes of what a lab says about a text itself; all else is about a run. */
const [OF_FORMULA, OF_CODE] = ['own-formula', 'own-code'];

/** The formulas and functions that the learner writes. */
export function labTexts(spec: LabSpec): LabTextView[] {
  const { texts } = experimentOf(spec);
  return spec.choose.flatMap((name): LabTextView[] => {
    const input = texts[name];
    if (!input) return [];
    const { kind, docs, signature, fallback } = input;
    const code = kind === 'code' && { signature: signature ?? name, starter: fallback };
    return [{ name, kind, meaning: docs, ...code }];
  });
}

/** The texts among what was chosen, as a lab takes them. */
export function textsFrom(
  spec: LabSpec,
  chosen: FieldValues,
): Readonly<Record<string, string>> | undefined {
  const names = labTexts(spec).map(({ name }) => name);
  if (names.length === 0) return undefined;
  return Object.fromEntries(names.map((name) => [name, asText(chosen[name] ?? '', name)]));
}

/** Takes the texts out of what was handed in; `rest` is read as numbers. */
export function readTexts(
  raw: FieldsRaw,
  views: readonly LabTextView[],
): { rest: FieldsRaw; reading: Reading<FieldValues> } {
  const isText = (name: string): boolean => views.some((view) => view.name === name);
  const rest = Object.fromEntries(Object.entries(raw).filter(([name]) => !isText(name)));
  const value = Object.fromEntries(views.map(({ name }) => [name, (raw[name] ?? []).join('\n')]));
  for (const [name, text] of Object.entries(value)) {
    const message =
      text.trim() === ''
        ? `${name} is still blank.`
        : text.length > LONGEST
          ? `${name} has ${text.length} characters; up to ${LONGEST} are read.`
          : undefined;
    if (message !== undefined)
      return { rest, reading: { ok: false, message, cells: [`${name},0`] } };
  }
  return { rest, reading: { ok: true, value } };
}

/** Why a run cannot be made, in a sentence, and the text that it lies in. */
export function runFault(
  { code, message }: AppError,
  views: readonly LabTextView[],
): Extract<Reading<never>, { ok: false }> {
  const sentence = /[.?!]$/.test(message) ? message : `${message}.`;
  const [text] = views;
  if (!text || (code !== OF_FORMULA && code !== OF_CODE))
    return { ok: false, message: `This run cannot be made. ${sentence}` };
  // A sentence about code names the function or the line by itself.
  const said = code === OF_CODE ? sentence : `${text.name}: ${sentence}`;
  return { ok: false, message: said, cells: [`${text.name},0`] };
}
