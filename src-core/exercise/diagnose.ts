import { VERDICT_STEPS, Work, sharingWork } from '#core/symbolic/work.ts';
import type { ExercisePart } from './exercise.ts';
import { misreadingsOf } from './language/active-misreading.ts';
import type { ActiveMisreading } from './language/active-misreading.ts';
import type { Evaluator } from './language/evaluator.ts';
import { StepBudget } from './language/step-budget.ts';
import type { Value } from './language/value.ts';
import { asBoolean } from './language/value.ts';
import { misreadingPairs } from './misreading-pairs.ts';
import { misreadAnswer } from './types/answer-type.ts';
import type { AuthorMisreading } from './types/part-spec.ts';
import { definitionOf } from './types/index.ts';
import { unlessImpossible } from './unless-impossible.ts';
import type { Diagnosis } from './verdict.ts';

/** What all causes together may take: about 70 ms, of which pairs, which come last, have 25 ms at most. */
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
  const fit = (expected: unknown): number => fitOf(part, expected, given, right);

  const budget = new StepBudget(share * SEARCH_STEPS, CALL_STEPS);
  const work = new Work(share * VERDICT_STEPS);
  const [own] = sharingWork(work, () =>
    best([...spec.misreadings.entries()], ([, one]) =>
      authorFit(one, part, evaluator.again(budget), locals, fit),
    ),
  );
  if (own) {
    const [index, { id = `${part.id}.${index}`, title = '', say, convention = false }] = own;
    const diagnosis = { id, title, say: say.render(evaluator.again(), locals) };
    return { diagnosis: [diagnosis], isConvention: convention };
  }
  const candidates = sharingWork(new Work(share * VERDICT_STEPS), () =>
    candidatesOf(part, evaluator, given),
  );
  const fitWithin =
    (budget: StepBudget) =>
    (active: ActiveMisreading[]): number =>
      fit(type.solve(spec, evaluator.misreading(active, budget)));
  const alone = sharingWork(work, () =>
    best(
      candidates.map((one) => [one]),
      fitWithin(budget),
    ),
  );
  const rest = new StepBudget(share * PAIR_STEPS - budget.spent, CALL_STEPS);
  const together = (): [ActiveMisreading[]] | [] =>
    sharingWork(work, () => best(misreadingPairs(candidates), fitWithin(rest), 1));
  const [active = []] = alone.length > 0 ? alone : together();
  return {
    diagnosis: namedOnce(active),
    isConvention: active.length > 0 && active.every(({ misreading }) => misreading.convention),
  };
}

/** What is said of the causes; one that was made in two functions is said once. */
function namedOnce(active: readonly ActiveMisreading[]): Diagnosis[] {
  const told = active.map(({ misreading: { id, title, say } }) => ({ id, title, say }));
  return told.filter(({ id }, at) => told.findIndex((other) => other.id === id) === at);
}

/** How much of a wrong answer a mistake accounts for that leads to the answer `misread`; 0 for nothing. */
export function fitOf(
  { type: typeName }: Pick<ExercisePart, 'type'>,
  misread: unknown,
  given: unknown,
  right: unknown,
): number {
  const type = definitionOf(typeName);
  return Number(type.explains?.(misread, given, right) ?? type.grade(misread, given).score === 1);
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
