import type { ExercisePart } from './exercise.ts';
import { misreadingsOf } from './language/active-misreading.ts';
import type { ActiveMisreading } from './language/active-misreading.ts';
import type { Evaluator } from './language/evaluator.ts';
import { StepBudget } from './language/step-budget.ts';
import type { Value } from './language/value.ts';
import { asBoolean } from './language/value.ts';
import { misreadAnswer } from './types/answer-type.ts';
import type { AuthorMisreading } from './types/part-spec.ts';
import { definitionOf } from './types/index.ts';
import { unlessImpossible } from './unless-impossible.ts';
import type { Diagnosis } from './verdict.ts';

const MAX_PAIRS = 150;
/** What the causes that come with functions may take: about 70 ms, of which pairs, which come last, have 25 ms at most. */
const SEARCH_STEPS = 400_000;
const PAIR_STEPS = 150_000;
/** What a call counts as, beside the nodes of formulas. */
const CALL_STEPS = 30;

export interface Diagnosed {
  diagnosis: Diagnosis[];
  /** The answer is right in a convention that the pack does not use. */
  isConvention: boolean;
}

/**
 * The cause that gives exactly this answer: the author's misreadings first, then those of the
 * functions behind the right answer, alone and in pairs. Without one, the list is empty. `share` is the part of the
 * time for a search that this one may take.
 */
export function diagnose(
  part: ExercisePart,
  evaluator: Evaluator,
  right: unknown,
  given: unknown,
  share = 1,
): Diagnosed {
  const { spec, type: typeName } = part;
  const type = definitionOf(typeName);
  const locals = unlessImpossible(() => type.locals(given, right)) ?? {};
  const fit = (expected: unknown): number =>
    Number(type.explains?.(expected, given, right) ?? type.grade(expected, given).score === 1);

  const [own] = best([...spec.misreadings.entries()], ([, one]) =>
    authorFit(one, part, evaluator, locals, fit),
  );
  if (own) {
    const [index, { id = `${part.id}.${index}`, title = '', say, convention = false }] = own;
    const diagnosis = { id, title, say: say.render(evaluator, locals) };
    return { diagnosis: [diagnosis], isConvention: convention };
  }
  const candidates = candidatesOf(part, evaluator, given);
  const fitWithin =
    (budget: StepBudget) =>
    (active: ActiveMisreading[]): number =>
      fit(type.solve(spec, evaluator.misreading(active, budget)));
  const budget = new StepBudget(share * SEARCH_STEPS, CALL_STEPS);
  const alone = best(
    candidates.map((one) => [one]),
    fitWithin(budget),
  );
  const rest = new StepBudget(share * PAIR_STEPS - budget.spent, CALL_STEPS);
  const [active = []] = alone.length > 0 ? alone : best(pairs(candidates), fitWithin(rest), 1);
  return {
    diagnosis: active.map(({ misreading: { id, title, say } }) => ({ id, title, say })),
    isConvention: active.length > 0 && active.every(({ misreading }) => misreading.convention),
  };
}

/** The cause that accounts for most, the earlier one of two; none when none fits. With `enough`, the first that does. */
function best<Cause>(
  causes: Iterable<Cause>,
  fitOf: (cause: Cause) => number,
  enough = Infinity,
): [Cause] | [] {
  let found: { cause: Cause; fit: number } | undefined;
  for (const cause of causes) {
    const fit = unlessImpossible(() => fitOf(cause)) ?? 0;
    if (fit > (found?.fit ?? 0)) found = { cause, fit };
    if (fit >= enough) break;
  }
  return found ? [found.cause] : [];
}

function authorFit(
  misreading: AuthorMisreading,
  { spec, type }: ExercisePart,
  evaluator: Evaluator,
  locals: Record<string, Value>,
  fit: (expected: unknown) => number,
): number {
  const { when } = misreading;
  if (when) return Number(asBoolean(evaluator.evaluate(when, locals), 'when'));
  return fit(misreadAnswer(definitionOf(type), spec, misreading, evaluator));
}

/** Misreadings of every function that grading this answer calls, directly or through lets. */
export function candidatesOf(
  { spec, type: typeName }: ExercisePart,
  evaluator: Evaluator,
  given: unknown,
): ActiveMisreading[] {
  const type = definitionOf(typeName);
  const traced = evaluator.misreading([]);
  unlessImpossible(() => type.grade(type.solve(spec, traced), given));
  return [...traced.called].flatMap(misreadingsOf);
}

/** Each two misreadings of different functions. */
function* pairs(candidates: ActiveMisreading[]): Generator<ActiveMisreading[]> {
  let count = 0;
  for (const [index, first] of candidates.entries()) {
    for (const second of candidates.slice(index + 1)) {
      if (second.functionName === first.functionName) continue;
      if (++count > MAX_PAIRS) return;
      yield [first, second];
    }
  }
}
