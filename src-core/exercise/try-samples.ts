import type { RawAnswer } from './answers.ts';
import { evaluatorFor } from './draw.ts';
import type { Exercise, ExercisePart, Pack } from './exercise.ts';
import { grade, together } from './grade.ts';
import { gradePart } from './grade-part.ts';
import type { Evaluator } from './language/evaluator.ts';
import type { Samples } from './types/answer-type.ts';
import { definitionOf } from './types/index.ts';
import type { PartVerdict } from './verdict.ts';

/** What became of one answer that a type tried on one part. */
export interface Trial {
  part: string;
  sample: keyof Samples<unknown>;
  raw: RawAnswer;
  verdict: PartVerdict;
  /** Whether it cost a try, handed in alone. */
  countsAsTry: boolean;
  /** How long grading took; 0 without a clock. Units: ms. */
  tookMs: number;
}

/** Hands in a correct, a wrong and an unreadable answer for every part of a draw. `now` measures. Units: ms. */
export function trySamples(
  pack: Pack,
  exercise: Exercise,
  seed: number,
  now = (): number => 0,
): Trial[] {
  return trials(exercise, evaluatorFor(pack, exercise, seed), ({ id }, raw) => {
    const startedAt = now();
    const { parts, countsAsTry } = grade(pack, exercise, seed, { [id]: raw });
    const tookMs = now() - startedAt;
    return { verdict: parts.find(({ part }) => part === id) as PartVerdict, countsAsTry, tookMs };
  });
}

/** The same, told apart as right and wrong alone: nobody looks for causes, and nothing is measured. */
export function trySamplesBriefly(exercise: Exercise, evaluator: Evaluator): Trial[] {
  return trials(exercise, evaluator, (part, raw) => {
    const given = { [part.id]: raw };
    const { verdict } = gradePart(part, exercise.parts, evaluator.again(), given, {
      seeksCause: false,
    });
    return { verdict, countsAsTry: together([verdict]).countsAsTry, tookMs: 0 };
  });
}

function trials(
  exercise: Exercise,
  evaluator: Evaluator,
  handIn: (part: ExercisePart, raw: RawAnswer) => Pick<Trial, 'verdict' | 'countsAsTry' | 'tookMs'>,
): Trial[] {
  return exercise.parts.flatMap((part) => {
    const type = definitionOf(part.type);
    const samples = type.samples(type.solve(part.spec, evaluator.again()));
    return (['correct', 'wrong', 'unreadable'] as const).map((sample): Trial => {
      const raw = samples[sample];
      return { part: part.id, sample, raw, ...handIn(part, raw) };
    });
  });
}
