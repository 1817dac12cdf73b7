import type { AssignedTask } from '#core/contract/pages.ts';
import { AppError } from '#core/errors.ts';
import type { VariantKey } from '../../database/variant.ts';
import type { LibraryPack } from '../packs/pack-library.ts';
import type { Services } from '../services.ts';
import { assignedPack } from './assigned-pack.ts';

/** What a variant is worth in the assignment of its pack; none where it is not the one that is assigned. */
export function assignedTask(
  services: Pick<Services, 'app'>,
  pack: LibraryPack,
  { profileId, exerciseId, seed }: VariantKey,
): AssignedTask | undefined {
  const assigned = assignedPack(services, pack, profileId);
  const task = assigned?.assignment.exercises.find(({ id }) => id === exerciseId);
  if (!assigned || !task || assigned.seeds[exerciseId] !== seed) return undefined;
  const { tries, hints } = assigned.assignment;
  return { points: task.points, ...(tries !== undefined && { tries }), hints };
}

/** Errors: AppError on a variant that is assigned without hints. */
export function assertHintAllowed(
  services: Pick<Services, 'app'>,
  pack: LibraryPack,
  variant: VariantKey,
): void {
  if (assignedTask(services, pack, variant)?.hints === false)
    throw new AppError('assignment', 'This assignment is solved without hints.');
}

/**
 * After the solution no answer counts any more: on a variant that is assigned it waits until the exercise is solved or
 * its tries are used up.
 *
 * Errors: AppError.
 */
export function assertSolutionAllowed(
  services: Pick<Services, 'app' | 'database' | 'unsaved'>,
  pack: LibraryPack,
  variant: VariantKey,
): void {
  const task = assignedTask(services, pack, variant);
  const { database, unsaved } = services;
  if (!task || database.attempts.isSolvedOn(variant)) return;
  const tries = database.attempts.countOn(variant) + unsaved.attemptsOn(variant).length;
  if (task.tries !== undefined && tries >= task.tries) return;
  const until = task.tries === undefined ? 'it is solved' : 'it is solved or all tries are used';
  const message = `This exercise is part of the assignment: its solution opens when ${until}.`;
  throw new AppError('assignment', message);
}
