import type { PackIssue } from '#core/contract/pages.ts';
import { messageOf } from '#core/errors.ts';
import { draw, hint, solution, trySamples } from '#core/exercise/engine.ts';
import type { Exercise, Pack, Trial } from '#core/exercise/engine.ts';

/** The numbers of the source and a few draws. */
const SEEDS = [0, 1, 2, 3];

/**
 * Solves every exercise of a pack as a learner would: draws it, reads hints and solution, hands in
 * answers known to be correct, wrong and unreadable. What goes wrong is an issue of its file.
 */
export function tryPack(pack: Pack): PackIssue[] {
  return pack.exercises.flatMap((exercise) =>
    SEEDS.flatMap((seed) => tryDraw(pack, exercise, seed)).map((message) => {
      return { file: `${exercise.id}.md`, line: 1, column: 1, message };
    }),
  );
}

function tryDraw(pack: Pack, exercise: Exercise, seed: number): string[] {
  try {
    draw(pack, exercise, seed);
    for (const index of exercise.hints.keys()) hint(pack, exercise, seed, index);
    if (exercise.solution) solution(pack, exercise, seed);
    return trySamples(pack, exercise, seed)
      .filter((trial) => !isAsExpected(trial))
      .map(({ part, sample, verdict }) => {
        return `part ${part}, seed ${seed}: a ${sample} answer was graded ${verdict.status}`;
      });
  } catch (thrown) {
    return [`seed ${seed}: ${messageOf(thrown)}`];
  }
}

function isAsExpected({ sample, verdict: { status } }: Trial): boolean {
  if (sample === 'wrong') return status === 'wrong' || status === 'partly';
  return status === sample;
}
