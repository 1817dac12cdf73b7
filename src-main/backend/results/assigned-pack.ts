import type { Assignment } from '#core/pack/assignment.ts';
import { assignedSeeds } from '#core/results/assigned-seed.ts';
import { learnerKey } from '../../results-files/learner-key.ts';
import type { LibraryPack } from '../packs/pack-library.ts';
import type { Services } from '../services.ts';

/** A pack with its assignment, and the seeds of one learner. */
export interface AssignedPack {
  pack: LibraryPack;
  assignment: Assignment;
  seeds: Record<string, number>;
}

/** What a pack assigns to a learner; none where it asks nothing. Errors: AppError when the key cannot be read or made. */
export function assignedPack(
  { app }: Pick<Services, 'app'>,
  pack: LibraryPack,
  profileId: number,
): AssignedPack | undefined {
  const { id, assignment, exercises } = pack;
  if (!assignment) return undefined;
  // Numbers that are the same for everybody need no key.
  const key = assignment.seeds === 'own' ? learnerKey(app.dataDir, profileId).publicKey : '';
  return { pack, assignment, seeds: assignedSeeds(id, assignment, exercises, key) };
}
