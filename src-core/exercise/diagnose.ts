import { AppError } from '#core/errors.ts';
import type { ExercisePart } from './exercise.ts';
import type { ActiveMisreading, Evaluator } from './language/evaluator.ts';
import { functions } from './language/functions/index.ts';
import type { Value } from './language/value.ts';
import { asBoolean } from './language/value.ts';
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
  const fits = (expected: unknown): boolean => type.grade(expected, given).score === 1;

  for (const [index, one] of spec.misreadings.entries()) {
    if (!holds(() => authorFits(one, part, evaluator, locals, fits))) continue;
    const id = one.id ?? `${part.id}.${index}`;
    const diagnosis = { id, title: one.title ?? '', say: one.say.render(evaluator, locals) };
    return { diagnosis: [diagnosis], isConvention: one.convention === true };
  }
  const candidates = candidatesOf(part, evaluator, given);
  for (const active of causes(candidates)) {
    if (!holds(() => fits(type.solve(spec, evaluator.misreading(...active))))) continue;
    const diagnosis = active.map(({ misreading: { id, title, say } }) => ({ id, title, say }));
    return { diagnosis, isConvention: active.every(({ misreading }) => misreading.convention) };
  }
  return { diagnosis: [], isConvention: false };
}

function authorFits(
  { answer, when }: AuthorMisreading,
  { spec, type }: ExercisePart,
  evaluator: Evaluator,
  locals: Record<string, Value>,
  fits: (expected: unknown) => boolean,
): boolean {
  if (when) return asBoolean(evaluator.evaluate(when, locals), 'when');
  return fits(definitionOf(type).solve(Object.assign({}, spec, { answer }), evaluator));
}

/** Misreadings of every function that grading this answer calls, directly or through lets. */
function candidatesOf(
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

/** Each misreading alone, then each two of different functions. */
function* causes(candidates: ActiveMisreading[]): Generator<ActiveMisreading[]> {
  for (const one of candidates) yield [one];
  let pairs = 0;
  for (const [index, first] of candidates.entries()) {
    for (const second of candidates.slice(index + 1)) {
      if (second.functionName === first.functionName) continue;
      if (++pairs > MAX_PAIRS) return;
      yield [first, second];
    }
  }
}

/** A misreading that cannot be computed here (a kernel larger than its input) is not the cause. */
function holds(test: () => boolean): boolean {
  try {
    return test();
  } catch (thrown) {
    if (thrown instanceof AppError) return false;
    throw thrown;
  }
}
