import type { ExercisePart } from '../exercise.ts';
import type { Evaluator } from '../language/evaluator.ts';
import { parseFormula } from '../language/parse-formula.ts';
import type { Value } from '../language/value.ts';
import { definitionOf } from '../types/index.ts';
import { unlessImpossible } from '../unless-impossible.ts';
import { followedParts } from './followed-parts.ts';
import type { FollowedPart } from './followed-parts.ts';

/** A learner's wrong answer to an earlier part, as a value. */
export interface OwnAnswer extends FollowedPart {
  value: Value;
}

/** Formulas in which wrong answers to earlier parts stand in the place of the right ones. */
export interface OwnAnswers {
  answers: OwnAnswer[];
  evaluator: Evaluator;
}

/**
 * What a part rests on in the learner's own answers; none when the earlier answers are right, or when nothing can
 * follow from them: left open, not readable, all zeros.
 */
export function ownAnswers(
  part: ExercisePart,
  parts: readonly ExercisePart[],
  evaluator: Evaluator,
  given: Readonly<Record<string, unknown>>,
): OwnAnswers | undefined {
  const answers: OwnAnswer[] = [];
  const values = new Map<string, Value>();
  for (const followed of followedParts(part, parts)) {
    const { name, part: earlier } = followed;
    const right = unlessImpossible(() => valueOf(name, evaluator));
    if (right === undefined) return undefined;
    const value = ownValue(earlier, evaluator, given[earlier.id], right);
    // A right answer stays what it is, even where it is computed from a wrong one.
    values.set(name, value ?? right);
    if (value !== undefined) answers.push({ ...followed, value });
  }
  return answers.length === 0 ? undefined : { answers, evaluator: evaluator.withValues(values) };
}

/** The right value of a name. */
export function valueOf(name: string, evaluator: Evaluator): Value {
  return evaluator.evaluate({ tree: parseFormula(name) });
}

function ownValue(
  { type: typeName, spec }: ExercisePart,
  evaluator: Evaluator,
  given: unknown,
  like: Value,
): Value | undefined {
  const type = definitionOf(typeName);
  const raw = type.raw.safeParse(given);
  if (!type.followed || !raw.success || type.isBlank(raw.data)) return undefined;
  return unlessImpossible(() => {
    const expected = type.solve(spec, evaluator);
    const reading = type.read(raw.data, expected);
    if (!reading.ok || type.grade(expected, reading.value).score === 1) return undefined;
    return type.followed?.(reading.value, expected, like);
  });
}
