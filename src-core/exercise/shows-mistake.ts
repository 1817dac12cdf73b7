import { candidatesOf } from './diagnose.ts';
import { evaluatorFor } from './draw.ts';
import type { Exercise, ExercisePart, Pack } from './exercise.ts';
import type { Evaluator } from './language/evaluator.ts';
import { StepBudget } from './language/step-budget.ts';
import { misreadAnswer } from './types/answer-type.ts';
import { definitionOf } from './types/index.ts';
import { rightAnswer } from './right-answer.ts';
import { unlessImpossible } from './unless-impossible.ts';

const SEARCH_STEPS = 200_000;
const CALL_STEPS = 30;

/** Whether the numbers of a draw tell a named mistake from the right answer: made there, it would be noticed. */
export function showsMistake(
  pack: Pack,
  exercise: Exercise,
  seed: number,
  mistake: string,
): boolean {
  const evaluator = evaluatorFor(pack, exercise, seed);
  return exercise.parts.some((part) => {
    const type = definitionOf(part.type);
    if (type.selfMarking) return false;
    const right = unlessImpossible(() => type.solve(part.spec, evaluator));
    const given = rightAnswer(part, evaluator);
    if (right === undefined || given === undefined) return false;
    return misreadAnswers(part, evaluator, given, mistake).some((misread) =>
      unlessImpossible(() => {
        const reading = type.read(type.samples(misread).correct, right);
        return reading.ok && type.grade(right, reading.value).score < 1;
      }),
    );
  });
}

/** What the part's answer would be with the mistake, by each way in which it can be made there. */
function misreadAnswers(
  part: ExercisePart,
  evaluator: Evaluator,
  given: unknown,
  mistake: string,
): unknown[] {
  const type = definitionOf(part.type);
  const own = [...part.spec.misreadings.entries()].filter(
    ([index, { id = `${part.id}.${index}`, when }]) => id === mistake && !when,
  );
  const budget = new StepBudget(SEARCH_STEPS, CALL_STEPS);
  const ofFunctions = candidatesOf(part, evaluator, given).filter(
    ({ misreading }) => misreading.id === mistake,
  );
  return [
    ...own.map(([, one]) => unlessImpossible(() => misreadAnswer(type, part.spec, one, evaluator))),
    ...ofFunctions.map((one) =>
      unlessImpossible(() => type.solve(part.spec, evaluator.misreading([one], budget))),
    ),
  ].filter((misread) => misread !== undefined);
}
