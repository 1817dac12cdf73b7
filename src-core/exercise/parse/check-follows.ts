import type { Exercise, ExercisePart, PackIssue } from '../exercise.ts';
import { Formula } from '../language/formula.ts';
import { definitionOf } from '../types/index.ts';
import type { Following } from '../types/part-spec.ts';
import type { PlacedSource } from './placed-source.ts';

const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** Reports what a part follows and cannot: only what stands before it, by a name that formulas can use. */
export function checkFollows(
  yaml: PlacedSource,
  exercise: Exercise,
  ids: readonly string[],
): PackIssue[] {
  const issues: PackIssue[] = [];
  const partOf = new Map<string, string>();
  for (const [index, part] of exercise.parts.entries()) {
    for (const one of part.spec.follows ?? []) {
      const message =
        faultOf(part, one, exercise.parts.slice(0, index), ids) ??
        nameFault(one, exercise, partOf.get(one.name));
      if (message) issues.push(yaml.at(['parts', part.id, 'follows', one.key], message));
      else partOf.set(one.name, one.part);
    }
  }
  return issues;
}

function faultOf(
  { id }: ExercisePart,
  { part }: Following,
  before: readonly ExercisePart[],
  ids: readonly string[],
): string | undefined {
  const known = before.map((one) => one.id).join(', ') || 'none';
  if (!ids.includes(part)) return `there is no part “${part}”; before ${id} stand: ${known}`;
  const earlier = before.find((one) => one.id === part);
  // A part that could not be read has issues of its own.
  if (!earlier)
    return ids.indexOf(part) < ids.indexOf(id)
      ? undefined
      : `a part follows only what stands before it, and “${part}” does not; before ${id} stand: ${known}`;
  if (definitionOf(earlier.type).followed) return undefined;
  return `nothing can follow from an answer of type ${earlier.type}, the type of “${part}”`;
}

function nameFault(
  { name, part }: Following,
  { parameters, lets, parts }: Exercise,
  other: string | undefined,
): string | undefined {
  if (!NAME.test(name))
    return `“${name}” is no name in formulas; give one, such as { first: ${part} }`;
  if (parameters.has(name)) return `“${name}” is a parameter: it is no answer`;
  if (other !== undefined && other !== part)
    return `“${name}” stands for the answer to “${other}” already`;
  if (lets.has(name)) return undefined;
  const earlier = parts.find((one) => one.id === part);
  if (!earlier || answerFormula(earlier)) return undefined;
  return `part “${part}” has no formula as its answer: define “${name}” under “let”`;
}

/** The names under which answers are followed, and those of them that no `let` defines with their formulas. */
export function letsOfFollowed({ parts, lets }: Exercise): ReadonlyMap<string, Formula> {
  const followings = parts.flatMap(({ spec }) => spec.follows ?? []);
  return new Map(
    followings.flatMap(({ name, part }): [string, Formula][] => {
      const earlier = parts.find(({ id }) => id === part);
      const formula = earlier && answerFormula(earlier);
      return formula && !lets.has(name) ? [[name, formula]] : [];
    }),
  );
}

function answerFormula({ spec }: ExercisePart): Formula | undefined {
  const { answer } = spec as { answer?: unknown };
  return answer instanceof Formula ? answer : undefined;
}
