import { AppError } from '#core/errors.ts';
import { evaluatorFor } from './draw.ts';
import type { Overrides } from './draw.ts';
import type { Exercise, Pack } from './exercise.ts';

/**
 * One hint of a draw, from 0 (Markdown).
 *
 * Errors: AppError when there is no such hint.
 */
export function hint(
  pack: Pack,
  exercise: Exercise,
  seed: number,
  index: number,
  overrides: Overrides = {},
): string {
  const found = exercise.hints[index];
  if (found) return found.render(evaluatorFor(pack, exercise, seed, overrides)).trim();
  const count = exercise.hints.length;
  throw new AppError(
    'hint',
    `${exercise.id}: expected a hint from 0 to ${count - 1}, got ${index}`,
  );
}

/**
 * The worked solution with the numbers of a draw (Markdown).
 *
 * Errors: AppError when the exercise has none.
 */
export function solution(
  pack: Pack,
  exercise: Exercise,
  seed: number,
  overrides: Overrides = {},
): string {
  if (!exercise.solution) throw new AppError('solution', `${exercise.id} has no worked solution`);
  return exercise.solution.render(evaluatorFor(pack, exercise, seed, overrides)).trim();
}
