import { Rational } from '#core/symbolic/rational.ts';
import type { ExercisePart } from '../exercise.ts';
import { followedParts } from '../follow/followed-parts.ts';
import type { FollowedPart } from '../follow/followed-parts.ts';
import { ownAnswers, valueOf } from '../follow/own-answers.ts';
import { gradePart } from '../grade-part.ts';
import type { Evaluator } from '../language/evaluator.ts';
import { asNumber, equalValues, isList, isSymbolicMatrix } from '../language/value.ts';
import type { Value } from '../language/value.ts';
import { definitionOf } from '../types/index.ts';
import { unlessImpossible } from '../unless-impossible.ts';
import { foreseen, ofFunctions } from './check-misreadings.ts';
import type { Mistake } from './check-misreadings.ts';
import type { LintedDraw } from './finding.ts';

/**
 * Of each part that follows an earlier one: the name in its formulas is the answer to that one, and what follows from
 * each mistake there is accepted here.
 */
export function* checkFollows({
  exercise: { parts },
  evaluator,
  seed,
}: LintedDraw): Generator<string> {
  for (const part of parts) {
    for (const followed of followedParts(part, parts)) {
      if (!part.spec.follows?.some(({ name }) => name === followed.name)) continue;
      if (!isSameAnswer(followed, evaluator)) {
        yield `part ${part.id}: “${followed.name}” is not the answer to part ${followed.part.id}, which it follows`;
        continue;
      }
      let isUsed = false;
      for (const { name, raw } of mistakesIn(followed.part, evaluator)) {
        const answers = { [followed.part.id]: raw };
        const later = laterAnswer(part, parts, evaluator, answers);
        if (later === undefined) continue;
        isUsed = true;
        const { verdict } = gradePart(part, parts, evaluator, { ...answers, [part.id]: later });
        if (verdict.status !== 'correct')
          yield `part ${part.id}: what follows from ${name} in part ${followed.part.id} is graded ${verdict.status}: ${JSON.stringify(later)}`;
      }
      if (!isUsed && seed === 0)
        yield `part ${part.id}: no mistake in part ${followed.part.id} changes its answer`;
    }
  }
}

function mistakesIn(part: ExercisePart, evaluator: Evaluator): Mistake[] {
  const type = definitionOf(part.type);
  const { wrong } = type.samples(type.solve(part.spec, evaluator));
  const made = { name: 'a wrong answer', raw: wrong };
  return [...foreseen(part, evaluator), ...ofFunctions(part, evaluator), made];
}

/** The later answer that is right by these earlier ones; none where it is the right one, or there is none. */
function laterAnswer(
  part: ExercisePart,
  parts: readonly ExercisePart[],
  evaluator: Evaluator,
  answers: Record<string, unknown>,
) {
  const type = definitionOf(part.type);
  const own = ownAnswers(part, parts, evaluator, answers);
  if (!own) return undefined;
  return unlessImpossible(() => {
    const { correct } = type.samples(type.solve(part.spec, own.evaluator));
    const right = type.samples(type.solve(part.spec, evaluator)).correct;
    const isOther = JSON.stringify(correct) !== JSON.stringify(right);
    // What has no value in the own numbers is no answer.
    return isOther && !JSON.stringify(correct).includes('NaN') ? correct : undefined;
  });
}

/** Whether the name stands for the right answer. What is no work is followed by nothing, so a wrong one may show the form. */
function isSameAnswer({ name, part }: FollowedPart, evaluator: Evaluator): boolean {
  const type = definitionOf(part.type);
  const value = valueOf(name, evaluator);
  const expected = type.solve(part.spec, evaluator);
  const { correct, wrong } = type.samples(expected);
  const followed = (raw: typeof correct): Value | undefined => {
    const reading = type.read(raw, expected);
    return reading.ok ? type.followed?.(reading.value, expected, value) : undefined;
  };
  const own = followed(correct);
  if (own !== undefined) return differences(own, value) === 0;
  const other = followed(wrong);
  return other !== undefined && differences(other, value) <= 1;
}

/** In how many cells two values differ. */
function differences(left: Value, right: Value): number {
  if (isList(left) && isList(right)) {
    if (left.length !== right.length) return Infinity;
    return left.reduce<number>((sum, item, at) => sum + differences(item, right[at] as Value), 0);
  }
  if (isNumeric(left) && isNumeric(right)) {
    const [a, b] = [asNumber(left, 'lint'), asNumber(right, 'lint')];
    return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b)) ? 0 : 1;
  }
  // Formulas are equal in more ways than one.
  if (typeof left === 'object' && !isList(left) && !isSymbolicMatrix(left)) return 0;
  return equalValues(left, right) ? 0 : 1;
}

function isNumeric(value: Value): value is Rational | number {
  return value instanceof Rational || typeof value === 'number';
}
