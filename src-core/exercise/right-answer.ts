import type { ExercisePart } from './exercise.ts';
import type { Evaluator } from './language/evaluator.ts';
import { definitionOf } from './types/index.ts';
import { unlessImpossible } from './unless-impossible.ts';

/** The right answer as a learner's; none where these numbers lead to no answer at all. */
export function rightAnswer({ type: typeName, spec }: ExercisePart, evaluator: Evaluator): unknown {
  const type = definitionOf(typeName);
  return unlessImpossible(() => {
    const expected = type.solve(spec, evaluator);
    if (type.right) return type.right(expected);
    const reading = type.read(type.samples(expected).correct, expected);
    return reading.ok ? reading.value : undefined;
  });
}
