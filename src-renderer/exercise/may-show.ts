import type { ExercisePage } from '#core/contract/pages.ts';
import type { ProblemPart } from '#core/exercise/problem.ts';
import { isHeldBack } from '#core/scene/held-back.ts';
import type { SceneSpec } from '#core/scene/scene-spec.ts';
import type { StageSelection } from '../stage/selection.svelte.ts';
import type { ExerciseState } from '../state/exercise-state.svelte.ts';
import { isMapMatrix } from './linked-cells.svelte.ts';

/** The matrix of the map is drawn beside the picture once it is no longer the question. */
export function mayShowMatrix(exercise: ExerciseState, { problem }: ExercisePage): boolean {
  const isAsked = (part: ProblemPart) => part.type === 'matrix' && isMapMatrix(part.view);
  const isSolved = (part: ProblemPart) => exercise.verdictOn(part.id)?.status === 'correct';
  return (
    exercise.solution !== undefined ||
    problem.parts.every((part) => !isAsked(part) || isSolved(part))
  );
}

/** What gives answers away waits for the solution, or for every part that is graded to be right. */
export function mayTell(exercise: ExerciseState, { problem }: ExercisePage): boolean {
  const isSolved = problem.parts.every((part) => {
    const verdict = exercise.verdictOn(part.id);
    return verdict?.status === 'correct' || verdict?.isSelfMarked === true;
  });
  return isSolved || exercise.solution !== undefined;
}

/** The picture to show: none while the drawing alone would give an answer away. */
export function sceneOf(
  exercise: ExerciseState,
  page: ExercisePage,
  selection: StageSelection,
): SceneSpec | undefined {
  const scene = selection.scene ?? page.problem.scene;
  return scene && isHeldBack(scene) && !mayTell(exercise, page) ? undefined : scene;
}
