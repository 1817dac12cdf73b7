import type { PackIssue } from '#core/contract/pages.ts';
import { messageOf } from '#core/errors.ts';
import { draw, hint, solution, trySamples } from '#core/exercise/engine.ts';
import type { Exercise, Pack, Trial } from '#core/exercise/engine.ts';
import { buildScene } from '#core/scene/scene.ts';

/** The numbers of the source and a few draws. */
const SEEDS = [0, 1, 2, 3];

/**
 * Solves every exercise of a pack as a learner would: draws it, reads hints and solution, hands in
 * answers known to be correct, wrong and unreadable. What goes wrong is an issue of its file.
 */
export function tryPack(pack: Pack): PackIssue[] {
  return pack.exercises.flatMap((exercise) => {
    // What goes wrong on every draw is said once, with the first seed that shows it.
    const first = new Map<string, string>();
    for (const seed of SEEDS) {
      for (const message of tryDraw(pack, exercise, seed)) {
        if (!first.has(message)) first.set(message, `seed ${seed}: ${message}`);
      }
    }
    return [...first.values()].map((message) => {
      return { file: `${exercise.id}.md`, line: 1, column: 1, message };
    });
  });
}

function tryDraw(pack: Pack, exercise: Exercise, seed: number): string[] {
  try {
    const { scene } = draw(pack, exercise, seed);
    if (scene) buildScene(scene);
    for (const index of exercise.hints.keys()) hint(pack, exercise, seed, index);
    if (exercise.solution) solution(pack, exercise, seed);
    return trySamples(pack, exercise, seed)
      .filter((trial) => !isAsExpected(trial))
      .map(({ part, sample, verdict }) => {
        return `part ${part}: a ${sample} answer was graded ${verdict.status}`;
      });
  } catch (thrown) {
    return [messageOf(thrown)];
  }
}

function isAsExpected({ sample, verdict: { status } }: Trial): boolean {
  if (sample === 'wrong') return status === 'wrong' || status === 'partly';
  return status === sample;
}
