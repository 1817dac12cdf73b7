import type { Exercise, ExercisePart } from './exercise.ts';
import type { Evaluator } from './language/evaluator.ts';
import { keyOf } from './language/value.ts';
import type { Value } from './language/value.ts';
import { rightAnswer } from './right-answer.ts';
import { misreadAnswer } from './types/answer-type.ts';
import type { AuthorMisreading } from './types/part-spec.ts';
import { definitionOf } from './types/index.ts';
import { unlessImpossible } from './unless-impossible.ts';

/** A foreseen mistake that leads to the right answer with these numbers. */
interface Coincidence {
  part: string;
  /** Its id, or its place in the part's list from 0. */
  misreading: string;
}

/**
 * Numbers of each exercise with which every foreseen mistake leads to a wrong answer: where there are few to draw, other
 * seeds draw the same, and finding that out takes longer than all the rest.
 */
const telling = new WeakMap<Exercise, Set<string>>();
const MOST_KEPT = 1000;
/** Longer ones hardly come twice. */
const LONGEST_KEY = 1000;

/** The first of `coincidences` in a draw of these parameters. */
export function coincidenceIn(
  exercise: Exercise,
  parameters: ReadonlyMap<string, Value>,
  evaluator: Evaluator,
): Coincidence | undefined {
  const kept = telling.get(exercise) ?? new Set<string>();
  telling.set(exercise, kept);
  const key = keyOf([...parameters.values()]);
  if (kept.has(key)) return undefined;
  const [found] = coincidences(exercise, evaluator);
  if (!found && key.length <= LONGEST_KEY && kept.size < MOST_KEPT) kept.add(key);
  return found;
}

/**
 * The mistakes that an author foresaw by their answer and that cannot be told from the right answer in this draw.
 * What is marked `sometimesRight` may be.
 */
function* coincidences({ parts }: Exercise, evaluator: Evaluator): Generator<Coincidence, void> {
  for (const part of parts) {
    const foreseen = [...part.spec.misreadings.entries()].filter(
      ([, { answer, sometimesRight }]) => answer !== undefined && sometimesRight !== true,
    );
    if (foreseen.length === 0) continue;
    const given = rightAnswer(part, evaluator);
    if (given === undefined) continue;
    for (const [index, misreading] of foreseen) {
      const { id = String(index) } = misreading;
      if (accepts(part, misreading, given, evaluator)) yield { part: part.id, misreading: id };
    }
  }
}

function accepts(
  { type: typeName, spec }: ExercisePart,
  misreading: AuthorMisreading,
  given: unknown,
  evaluator: Evaluator,
): boolean {
  const type = definitionOf(typeName);
  const isAccepted = (): boolean =>
    type.grade(misreadAnswer(type, spec, misreading, evaluator), given).score === 1;
  return unlessImpossible(isAccepted) ?? false;
}
