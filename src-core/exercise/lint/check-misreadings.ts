import { candidatesOf, fitOf } from '../diagnose.ts';
import type { ExercisePart } from '../exercise.ts';
import { grade } from '../grade.ts';
import type { Evaluator } from '../language/evaluator.ts';
import type { RawAnswer } from '../answers.ts';
import { once } from '../once.ts';
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
    const { isThorough, evaluator } = draw;
    const right = once(() => definitionOf(part.type).solve(part.spec, evaluator.again()));
    for (const { name, solve } of foreseenBy(part, evaluator)) {
      if (!isThorough && isPlainlyNamed(part, right, solve)) continue;
      const raw = answerOf(part, solve);
      if (raw === undefined) continue;
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
export function foreseen(part: ExercisePart, evaluator: Evaluator): Mistake[] {
  return mistakes(part, foreseenBy(part, evaluator));
}

/** The answers that the misreadings of functions lead to. */
export function ofFunctions(part: ExercisePart, evaluator: Evaluator): Mistake[] {
  const { spec } = part;
  const type = definitionOf(part.type);
  const given = rightAnswer(part, evaluator.again());
  if (given === undefined) return [];
  const causes = candidatesOf(part, evaluator, given).map((active) => ({
    name: active.misreading.id,
    solve: () => type.solve(spec, evaluator.misreading([active])),
  }));
  return mistakes(part, causes);
}

/** A mistake and the answer that would be right if it were none. */
interface Cause {
  name: string;
  solve: () => unknown;
}

function foreseenBy({ spec, type: typeName, id }: ExercisePart, evaluator: Evaluator): Cause[] {
  const type = definitionOf(typeName);
  return spec.misreadings.flatMap((misreading, index) => {
    if (misreading.answer === undefined) return [];
    const { id: name = `${id}.${index}` } = misreading;
    return { name, solve: () => misreadAnswer(type, spec, misreading, evaluator.again()) };
  });
}

function mistakes(part: ExercisePart, causes: readonly Cause[]): Mistake[] {
  return causes.flatMap(({ name, solve }) => {
    const raw = answerOf(part, solve);
    return raw === undefined ? [] : [{ name, raw }];
  });
}

/** None where the mistake leads nowhere with these numbers, such as a kernel larger than its input. */
function answerOf({ type }: ExercisePart, solve: () => unknown): RawAnswer | undefined {
  return unlessImpossible(() => definitionOf(type).samples(solve()).correct);
}

/**
 * Whether the answer of a mistake is refused and the mistake accounts for it, so that a verdict has a cause to name;
 * no search is needed to see that. False also where only a whole verdict can tell.
 */
function isPlainlyNamed(part: ExercisePart, right: () => unknown, solve: () => unknown): boolean {
  const type = definitionOf(part.type);
  const isNamed = (): boolean => {
    const [expected, misread] = [right(), solve()];
    const given = type.right?.(misread) ?? readAnswer(type.samples(misread).correct, expected);
    if (given === undefined || type.grade(expected, given).score === 1) return false;
    return fitOf(part, misread, given, expected) > 0;
  };
  const readAnswer = (raw: RawAnswer, expected: unknown): unknown => {
    const reading = type.read(raw, expected);
    return reading.ok ? reading.value : undefined;
  };
  return unlessImpossible(isNamed) ?? false;
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
