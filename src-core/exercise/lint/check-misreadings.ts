import { candidatesOf } from '../diagnose.ts';
import type { ExercisePart } from '../exercise.ts';
import { grade } from '../grade.ts';
import type { Evaluator } from '../language/evaluator.ts';
import type { RawAnswer } from '../answers.ts';
import { rightAnswer } from '../right-answer.ts';
import type { PartVerdict } from '../verdict.ts';
import { misreadAnswer } from '../types/answer-type.ts';
import { definitionOf } from '../types/index.ts';
import { unlessImpossible } from '../unless-impossible.ts';
import type { LintedDraw } from './finding.ts';

const MAX_SHOWN = 300;

/** A wrong answer with the mistake that leads to it. */
export interface Mistake {
  name: string;
  raw: RawAnswer;
}

/** Every answer that a foreseen mistake leads to is refused, and met with a cause. */
export function* checkMisreadings(draw: LintedDraw): Generator<string> {
  for (const part of draw.exercise.parts) {
    for (const { name, raw } of foreseen(part, draw.evaluator)) {
      const verdict = verdictOn(draw, part, raw);
      if (verdict.status === 'correct') {
        const isAllowed = part.spec.misreadings.some(
          (one) => one.id === name && one.sometimesRight,
        );
        if (draw.seed > 0 && !isAllowed)
          yield `part ${part.id}: the misreading ${name} leads to the right answer`;
      } else if (verdict.diagnosis.length === 0) {
        yield `part ${part.id}: the answer of the misreading ${name} is met without a cause: ${shown(raw)}`;
      }
    }
  }
}

/** The same for the misreadings that come with the functions behind an answer. */
export function* checkFunctionMisreadings(draw: LintedDraw): Generator<string> {
  for (const part of draw.exercise.parts) {
    if (definitionOf(part.type).selfMarking) continue;
    for (const { name, raw } of ofFunctions(part, draw.evaluator)) {
      const { status, diagnosis } = verdictOn(draw, part, raw);
      if (status !== 'correct' && status !== 'unreadable' && diagnosis.length === 0)
        yield `part ${part.id}: the answer of ${name} is met without a cause: ${shown(raw)}`;
    }
  }
}

/** The answers that an author foresaw. */
export function foreseen(
  { spec, type: typeName, id }: ExercisePart,
  evaluator: Evaluator,
): Mistake[] {
  const type = definitionOf(typeName);
  return spec.misreadings.flatMap((misreading, index) => {
    if (misreading.answer === undefined) return [];
    const { id: name = `${id}.${index}` } = misreading;
    return mistake(name, type, () => misreadAnswer(type, spec, misreading, evaluator));
  });
}

/** The answers that the misreadings of functions lead to. */
export function ofFunctions(part: ExercisePart, evaluator: Evaluator): Mistake[] {
  const { spec } = part;
  const type = definitionOf(part.type);
  const given = rightAnswer(part, evaluator);
  if (given === undefined) return [];
  return candidatesOf(part, evaluator, given).flatMap((active) =>
    mistake(active.misreading.id, type, () => type.solve(spec, evaluator.misreading([active]))),
  );
}

/** None where the mistake leads nowhere with these numbers, such as a kernel larger than its input. */
function mistake(
  name: string,
  type: ReturnType<typeof definitionOf>,
  solve: () => unknown,
): Mistake[] {
  const raw = unlessImpossible(() => type.samples(solve()).correct);
  return raw === undefined ? [] : [{ name, raw }];
}

function verdictOn(
  { pack, exercise, seed }: LintedDraw,
  { id }: ExercisePart,
  raw: RawAnswer,
): PartVerdict {
  return grade(pack, exercise, seed, { [id]: raw }).parts.find(
    ({ part }) => part === id,
  ) as PartVerdict;
}

/** An answer for a message; a program is too long for one. */
function shown(raw: RawAnswer): string {
  const text = JSON.stringify(raw);
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN)}…`;
}
