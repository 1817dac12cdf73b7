import type { Answers } from './answers.ts';
import { evaluatorFor } from './draw.ts';
import type { Exercise, Pack } from './exercise.ts';
import { definitionOf } from './types/index.ts';
import { unlessImpossible } from './unless-impossible.ts';

/**
 * Right answers, as a learner would give them, to the parts that stand before one: to begin again where it failed.
 * What its writer marks is left out. None where there is no such part.
 */
export function rightAnswersBefore(
  pack: Pack,
  exercise: Exercise,
  seed: number,
  part: string,
): Answers {
  const at = exercise.parts.findIndex(({ id }) => id === part);
  const evaluator = evaluatorFor(pack, exercise, seed);
  return Object.fromEntries(
    exercise.parts.slice(0, Math.max(0, at)).flatMap(({ id, type: typeName, spec }) => {
      const type = definitionOf(typeName);
      if (type.selfMarking) return [];
      const raw = unlessImpossible(() => type.samples(type.solve(spec, evaluator)).correct);
      return raw === undefined ? [] : [[id, raw]];
    }),
  );
}
