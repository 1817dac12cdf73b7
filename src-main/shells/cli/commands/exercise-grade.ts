import { grade, type Exercise } from '#core/exercise/engine.ts';
import type { ExercisePart } from '#core/exercise/exercise.ts';
import { definitionOf } from '#core/exercise/types/index.ts';
import type { PartVerdict, Verdict } from '#core/exercise/verdict.ts';
import { UsageError } from '../../run-shell.ts';
import type { Command } from '../command.ts';
import { jsonObject } from '../read-arguments.ts';
import { readDraw } from '../read-draw.ts';

export const exerciseGrade: Command = {
  name: 'exercise grade',
  usage: 'PACK/ID|CODE [--seed N] [--params JSON] --answer JSON [--pack-dir DIR]… [--json]',
  summary: 'grades answers by the names of the parts, {"size": "2 x 2"}, without recording them',
  run(context) {
    const { pack, exercise, seed, params, json, answer } = readDraw(context, true);
    if (answer === undefined) throw new UsageError('expected --answer JSON, got nothing');
    const typed = jsonObject('--answer', answer);
    refuseStrayParts(exercise, typed);
    const answers = Object.fromEntries(
      exercise.parts.map((part) => [part.id, withTexts(part, typed[part.id])]),
    );
    const verdict = grade(pack, exercise, seed, answers, params);
    if (json) context.print(JSON.stringify(verdict, null, 2));
    else for (const line of describe(verdict)) context.print(line);
    return 0;
  },
};

/** An answer as it stands, or else with its numbers as texts, which is what learners type: 7 is "7". */
function withTexts({ type }: ExercisePart, given: unknown): unknown {
  const { raw } = definitionOf(type);
  if (given === undefined || raw.safeParse(given).success) return given;
  const texts = raw.safeParse(numbersAsTexts(given));
  return texts.success ? texts.data : given;
}

function numbersAsTexts(value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(numbersAsTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, numbersAsTexts(inner)]),
  );
}

/** Errors: UsageError when a part is answered that the exercise does not have. */
function refuseStrayParts({ parts }: Exercise, answers: object): void {
  const known = parts.map(({ id }) => id);
  const stray = Object.keys(answers).find((id) => !known.includes(id));
  if (stray === undefined) return;
  throw new UsageError(`--answer: expected parts of ${known.join(', ')}, got ${stray}`);
}

const NO_CAUSE = 'No mistake that is known leads to this answer.';

function describe({ status, score, parts }: Verdict): string[] {
  return [`${status} (${Math.round(100 * score)} %)`, ...parts.map(line)];
}

const line = ({ part, status, message, console }: PartVerdict) => {
  const told = message === '' && status === 'wrong' ? NO_CAUSE : message;
  return (
    [`${part}: ${status}`, ...(told === '' ? [] : [told])].join('. ') +
    (console === undefined ? '' : `\nConsole:\n${console}`)
  );
};
