import { evaluatorFor, parametersOf } from './draw.ts';
import type { Exercise, Pack } from './exercise.ts';
import { gradePart } from './grade-part.ts';
import { together } from './grade.ts';
import type { Evaluator } from './language/evaluator.ts';
import { keyOf } from './language/value.ts';
import type { Verdict } from './verdict.ts';

/** Verdicts of each exercise by what was drawn and answered, the newest last: another seed may draw the same. */
const known = new WeakMap<Exercise, Map<string, Verdict>>();
const MOST_KEPT = 500;
/** Longer ones are given by one learner alone. */
const LONGEST_KEY = 2000;

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
  const drawn = keyOf([...parametersOf(pack, exercise, seed).values()]);
  const kept = known.get(exercise) ?? new Map<string, Verdict>();
  known.set(exercise, kept);
  let evaluator: Evaluator | undefined;
  return all.map((answers) => {
    const key = drawn + JSON.stringify(answers);
    const found = kept.get(key);
    if (found) return found;
    evaluator ??= evaluatorFor(pack, exercise, seed).settled();
    const verdict = scoreOne(exercise, evaluator, answers);
    if (key.length > LONGEST_KEY) return verdict;
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size >= MOST_KEPT) kept.delete(oldest);
    kept.set(key, verdict);
    return verdict;
  });
}

function scoreOne(
  { parts }: Exercise,
  evaluator: Evaluator,
  answers: Readonly<Record<string, unknown>>,
): Verdict {
  return together(
    parts.map(
      (part) => gradePart(part, parts, evaluator.again(), answers, { seeksCause: false }).verdict,
    ),
  );
}
