import { AppError } from '#core/errors.ts';
import type { ExercisePart } from './exercise.ts';
import type { ActiveMisreading, Evaluator } from './language/evaluator.ts';
import { functions } from './language/functions/index.ts';
import type { Value } from './language/value.ts';
import { asBoolean } from './language/value.ts';
import { misreadAnswer } from './types/answer-type.ts';
import type { AuthorMisreading } from './types/answer-type.ts';
import { definitionOf } from './types/index.ts';
import type { Diagnosis } from './verdict.ts';

const MAX_PAIRS = 150;

export interface Diagnosed {
  diagnosis: Diagnosis[];
  /** The answer is right in a convention that the pack does not use. */
  isConvention: boolean;
}

/**
 * The cause that gives exactly this answer: the author's misreadings first, then those of the
 * functions behind the right answer, alone and in pairs. Without one, the list is empty.
 */
export function diagnose(
  part: ExercisePart,
  evaluator: Evaluator,
  right: unknown,
  given: unknown,
): Diagnosed {
  const { spec, type: typeName } = part;
  const type = definitionOf(typeName);
  const locals = type.locals(given, right);
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
  const fitOf = (active: ActiveMisreading[]): number =>
    fit(type.solve(spec, evaluator.misreading(...active)));
  const alone = best(
    candidates.map((one) => [one]),
    fitOf,
  );
  const [active = []] = alone.length > 0 ? alone : best(pairs(candidates), fitOf, 1);
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
    const fit = unlessImpossible(() => fitOf(cause));
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
  const traced = evaluator.misreading();
  type.grade(type.solve(spec, traced), given);
  return [...traced.called].flatMap((functionName) =>
    (functions.get(functionName)?.misreadings ?? []).map((misreading) => ({
      functionName,
      misreading,
    })),
  );
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

/** A misreading that cannot be computed here (a kernel larger than its input) is not the cause. */
function unlessImpossible(fit: () => number): number {
  try {
    return fit();
  } catch (thrown) {
    if (thrown instanceof AppError) return 0;
    throw thrown;
  }
}
