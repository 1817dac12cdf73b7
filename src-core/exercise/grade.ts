import { evaluatorFor } from './draw.ts';
import type { Overrides } from './draw.ts';
import type { Exercise, Pack } from './exercise.ts';
import { gradePart } from './grade-part.ts';
import type { PartVerdict, Status, Verdict } from './verdict.ts';

/** Grades answers by part id; what was left out is unanswered, what cannot be read is not wrong. */
export function grade(
  pack: Pack,
  exercise: Exercise,
  seed: number,
  answers: Readonly<Record<string, unknown>>,
  overrides: Overrides = {},
): Verdict {
  const evaluator = evaluatorFor(pack, exercise, seed, overrides);
  return together(
    exercise.parts.map((part) => gradePart(part, exercise.parts, evaluator, answers).verdict),
  );
}

/** The verdicts on parts as one. */
export function together(parts: PartVerdict[]): Verdict {
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
