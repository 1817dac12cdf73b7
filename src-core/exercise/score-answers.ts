import { evaluatorFor } from './draw.ts';
import type { Exercise, Pack } from './exercise.ts';
import { gradePart } from './grade-part.ts';
import { together } from './grade.ts';
import type { Verdict } from './verdict.ts';

/**
 * The verdicts on several answers to one draw, each with the score that `grade` gives it and without the cause of what
 * is wrong: what is drawn and computed is computed once for all of them.
 */
export function scoreAnswers(
  pack: Pack,
  exercise: Exercise,
  seed: number,
  all: readonly Readonly<Record<string, unknown>>[],
): Verdict[] {
  const evaluator = evaluatorFor(pack, exercise, seed);
  return all.map((answers) =>
    together(
      exercise.parts.map((part) => {
        const again = evaluator.again();
        return gradePart(part, exercise.parts, again, answers, { seeksCause: false }).verdict;
      }),
    ),
  );
}
