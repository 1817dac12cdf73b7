import { evaluatorFor, parametersOf } from './draw.ts';
import type { Exercise, Pack } from './exercise.ts';
import { gradePart } from './grade-part.ts';
import { together } from './grade.ts';
import type { Evaluator } from './language/evaluator.ts';
import { keyOf } from './language/value.ts';
import type { Verdict } from './verdict.ts';

/** Verdicts of an exercise by what was drawn and answered, the newest last: another seed may draw the same. */
class KnownVerdicts {
  readonly #verdicts = new Map<string, Verdict>();
  #letters = 0;

  get(key: string): Verdict | undefined {
    return this.#verdicts.get(key);
  }

  put(key: string, verdict: Verdict): void {
    this.#verdicts.set(key, verdict);
    this.#letters += key.length;
    for (const oldest of this.#verdicts.keys()) {
      if (this.#verdicts.size <= MOST_KEPT && this.#letters <= MOST_LETTERS) return;
      this.#verdicts.delete(oldest);
      this.#letters -= oldest.length;
    }
  }
}

const known = new WeakMap<Exercise, KnownVerdicts>();
const MOST_KEPT = 500;
/** Of all keys together: a large matrix has some 30,000. */
const MOST_LETTERS = 2_000_000;

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
  const kept = known.get(exercise) ?? new KnownVerdicts();
  known.set(exercise, kept);
  let evaluator: Evaluator | undefined;
  return all.map((answers) => {
    const key = drawn + JSON.stringify(answers);
    const found = kept.get(key);
    if (found) return found;
    evaluator ??= evaluatorFor(pack, exercise, seed);
    const verdict = scoreOne(exercise, evaluator, answers);
    kept.put(key, verdict);
    return verdict;
  });
}

function scoreOne(
  { parts }: Exercise,
  evaluator: Evaluator,
  answers: Readonly<Record<string, unknown>>,
): Verdict {
  const draw = { again: () => evaluator.shared() };
  return together(
    parts.map((part) => gradePart(part, parts, draw, answers, { seeksCause: false }).verdict),
  );
}
