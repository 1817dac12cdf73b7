import { evaluatorFor } from './draw.ts';
import type { Exercise, Pack } from './exercise.ts';
import { grade } from './grade.ts';
import type { RawAnswer } from './answers.ts';
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
  const evaluator = evaluatorFor(pack, exercise, seed);
  return exercise.parts.flatMap(({ id, type: typeName, spec }) => {
    const type = definitionOf(typeName);
    const samples = type.samples(type.solve(spec, evaluator));
    return (['correct', 'wrong', 'unreadable'] as const).map((sample): Trial => {
      const raw = samples[sample];
      const startedAt = now();
      const { parts, countsAsTry } = grade(pack, exercise, seed, { [id]: raw });
      const tookMs = now() - startedAt;
      const verdict = parts.find(({ part }) => part === id) as PartVerdict;
      return { part: id, sample, raw, verdict, countsAsTry, tookMs };
    });
  });
}
