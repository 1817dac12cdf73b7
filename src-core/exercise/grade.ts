import { AppError } from '#core/errors.ts';
import type { AnswerType } from './answers.ts';
import { diagnose } from './diagnose.ts';
import { evaluatorFor } from './draw.ts';
import type { Overrides } from './draw.ts';
import type { Exercise, ExercisePart, Pack } from './exercise.ts';
import type { Evaluator } from './language/evaluator.ts';
import type { Grade } from './types/answer-type.ts';
import { definitionOf } from './types/index.ts';
import type { PartVerdict, Status, Verdict } from './verdict.ts';

/** What each type takes, for callers that hand in JSON of another form. */
const FORMS: Record<AnswerType, string> = {
  number: 'a text such as "5/2"',
  integer: 'a text such as "12"',
  expression: 'a text such as "2*a + b"',
  matrix: 'rows of texts such as [["w00", ""], ["", "1"]]',
  shape: 'a text such as "4 x 2"',
  choice: 'the id of an option, such as "option-1"',
  weights: 'texts by field such as {"w": ["1", "1"], "b": ["-3/2"]}',
  certificate: 'texts by field such as {"lambda": ["1", "1"]}',
  order: 'ids of steps such as ["first", "second"]',
};

/** Grades answers by part id; what was left out is unanswered, what cannot be read is not wrong. */
export function grade(
  pack: Pack,
  exercise: Exercise,
  seed: number,
  answers: Readonly<Record<string, unknown>>,
  overrides: Overrides = {},
): Verdict {
  const evaluator = evaluatorFor(pack, exercise, seed, overrides);
  const parts = exercise.parts.map((part) => gradePart(part, evaluator, answers[part.id]));
  const statuses = parts.map(({ status }) => status);
  const score = parts.reduce((sum, part) => sum + part.score, 0) / parts.length;
  return {
    status: overall(statuses, score),
    score,
    parts,
    countsAsTry: statuses.some((status) => status !== 'unreadable' && status !== 'unanswered'),
  };
}

function gradePart(part: ExercisePart, evaluator: Evaluator, given: unknown): PartVerdict {
  const verdict = (status: Status, message: string): PartVerdict => {
    return { part: part.id, status, score: 0, message, diagnosis: [] };
  };
  if (given === undefined || given === null) return verdict('unanswered', '');
  const type = definitionOf(part.type);
  const raw = type.raw.safeParse(given);
  if (!raw.success)
    return verdict('unreadable', `An answer of type ${part.type} is ${FORMS[part.type]}.`);
  if (type.isBlank(raw.data)) return verdict('unanswered', '');

  const expected = type.solve(part.spec, evaluator);
  const reading = type.read(raw.data, expected);
  if (!reading.ok) {
    const cells = Object.fromEntries(
      (reading.cells ?? []).map((cell) => [cell, 'unreadable' as const]),
    );
    return { ...verdict('unreadable', reading.message), ...(reading.cells && { cells }) };
  }
  const { score, message = '', cells } = gradeOrSay(() => type.grade(expected, reading.value));
  const marked = { ...verdict('correct', message), score, ...(cells && { cells }) };
  if (score === 1) return marked;
  const { diagnosis, isConvention } = diagnose(part, evaluator, expected, reading.value);
  return {
    ...marked,
    status: isConvention ? 'right-in-another-convention' : score > 0 ? 'partly' : 'wrong',
    diagnosis,
    message: [message, ...diagnosis.map(({ say }) => say)].filter((text) => text !== '').join(' '),
  };
}

/** An answer on which the exercise's own formula has no value (a division by 0) is wrong, not an error. */
function gradeOrSay(grading: () => Grade): Grade {
  try {
    return grading();
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    return { score: 0, message: `It cannot be computed with these numbers. ${thrown.message}.` };
  }
}

/** One word for all parts together. */
function overall(statuses: readonly Status[], score: number): Status {
  const only = (...allowed: Status[]): boolean =>
    statuses.every((status) => allowed.includes(status));
  if (only('correct')) return 'correct';
  if (only('unanswered')) return 'unanswered';
  if (only('unanswered', 'unreadable')) return 'unreadable';
  if (only('correct', 'right-in-another-convention')) return 'right-in-another-convention';
  return score > 0 ? 'partly' : 'wrong';
}
