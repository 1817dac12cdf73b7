import { AppError } from '#core/errors.ts';
import { diagnose } from './diagnose.ts';
import { evaluatorFor } from './draw.ts';
import type { Overrides } from './draw.ts';
import type { Exercise, ExercisePart, Pack } from './exercise.ts';
import type { Evaluator } from './language/evaluator.ts';
import type { Grade } from './types/answer-type.ts';
import { definitionOf } from './types/index.ts';
import type { PartVerdict, Status, Verdict } from './verdict.ts';

/** Numbers in a message may have thousands of digits. */
const MAX_REASON = 200;

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
  // Nobody but its writer marks a text: what is graded is judged as if there were none.
  const graded = parts.filter((part) => !part.isSelfMarked);
  const statuses = graded.map(({ status }) => status);
  const sum = graded.reduce((total, part) => total + part.score, 0);
  const score = graded.length === 0 ? 0 : sum / graded.length;
  const isUntouched = statuses.every((status) => status === 'unanswered');
  const texts = parts.filter((part) => part.isSelfMarked).map(({ status }) => status);
  return {
    status: isUntouched ? ofTexts(texts) : overall(statuses, score),
    score,
    parts,
    countsAsTry: statuses.some((status) => status !== 'unreadable' && status !== 'unanswered'),
  };
}

function gradePart(part: ExercisePart, evaluator: Evaluator, given: unknown): PartVerdict {
  const type = definitionOf(part.type);
  const verdict = (status: Status, message: string): PartVerdict => ({
    ...{ part: part.id, status, score: 0, message, diagnosis: [] },
    ...(type.selfMarking && { isSelfMarked: true }),
  });
  if (given === undefined || given === null) return verdict('unanswered', '');
  const raw = type.raw.safeParse(given);
  if (!raw.success) return verdict('unreadable', `An answer of type ${part.type} is ${type.form}.`);
  if (type.isBlank(raw.data)) return verdict('unanswered', '');

  const expected = type.solve(part.spec, evaluator);
  const reading = type.read(raw.data, expected);
  if (!reading.ok) {
    const cells = Object.fromEntries(
      (reading.cells ?? []).map((cell) => [cell, 'unreadable' as const]),
    );
    return { ...verdict('unreadable', reading.message), ...(reading.cells && { cells }) };
  }
  if (type.selfMarking) {
    const nextStep = 'Tick the points that your text makes.';
    return { ...verdict('self-marked', nextStep), ...type.selfMarking(expected) };
  }
  const graded = gradeOrSay(() => type.grade(expected, reading.value));
  const { score, message = '', cells, console } = graded;
  const marked = {
    ...{ ...verdict('correct', message), score },
    ...(cells && { cells }),
    ...(console !== undefined && { console }),
  };
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
    const reason = thrown.message.slice(0, MAX_REASON);
    return { score: 0, message: `It cannot be computed with these numbers. ${reason}.` };
  }
}

/** One word for texts, where nothing that is graded was answered. */
function ofTexts(statuses: readonly Status[]): Status {
  const order = ['self-marked', 'unreadable'] as const;
  return order.find((status) => statuses.includes(status)) ?? 'unanswered';
}

/** One word for all parts together. */
function overall(statuses: readonly Status[], score: number): Status {
  const only = (...allowed: Status[]): boolean =>
    statuses.every((status) => allowed.includes(status));
  if (only('correct')) return 'correct';
  if (only('unanswered', 'unreadable')) return 'unreadable';
  if (only('correct', 'right-in-another-convention')) return 'right-in-another-convention';
  return score > 0 ? 'partly' : 'wrong';
}
