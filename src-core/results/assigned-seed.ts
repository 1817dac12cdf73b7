import { seedFrom } from '#core/random.ts';
import type { Assignment } from '#core/pack/assignment.ts';
import type { ExerciseOutline } from '#core/pack/outline.ts';

const LARGEST_SEED = 0x7fffffff;

/**
 * The seed of one exercise of an assignment: that of everybody, or one that follows from the learner's public key.
 * What has no numbers to draw has the seed 0, and no own seed is 0, which stands for the numbers of the source.
 */
export function assignedSeed(
  packId: string,
  { seeds }: Pick<Assignment, 'seeds'>,
  { id, hasVariants }: Pick<ExerciseOutline, 'id' | 'hasVariants'>,
  learnerKey: string,
): number {
  if (!hasVariants) return 0;
  if (seeds !== 'own') return seeds.same;
  return 1 + (seedFrom('assignment', packId, id, learnerKey) % LARGEST_SEED);
}

/** The seeds of all exercises of an assignment by their ids. */
export function assignedSeeds(
  packId: string,
  assignment: Assignment,
  exercises: readonly Pick<ExerciseOutline, 'id' | 'hasVariants'>[],
  learnerKey: string,
): Record<string, number> {
  const byId = new Map(exercises.map((one) => [one.id, one]));
  return Object.fromEntries(
    assignment.exercises.map(({ id }) => {
      const exercise = byId.get(id) ?? { id, hasVariants: false };
      return [id, assignedSeed(packId, assignment, exercise, learnerKey)];
    }),
  );
}
