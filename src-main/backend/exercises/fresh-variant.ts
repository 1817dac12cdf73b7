import type { ExerciseInput } from '#core/contract/contract.ts';
import type { Problem } from '#core/exercise/problem.ts';
import { currentProfile } from '../profiles/current-profile.ts';
import type { Services } from '../services.ts';

/** Variants before these are as good as forgotten. */
const REMEMBERED = 200;
const LARGEST_SEED = 0x7fffffff;

/** Seeds that count as met, too, and a mistake that the numbers should show. */
interface Wish {
  already?: readonly number[];
  showing?: string;
}

/**
 * A draw whose numbers this learner has not met; when all were met, the one that lies back furthest.
 *
 * Errors: AppError `no-variants` when the exercise has no numbers to draw, or only these.
 */
export async function freshVariant(
  { database, library, core, clock, random }: Services,
  { packId, exerciseId, seed: current = 0 }: ExerciseInput,
  { already = [], showing }: Wish = {},
): Promise<Problem> {
  const { pack } = (await library()).exercise(packId, exerciseId);
  const { profileId } = currentProfile(database, clock);
  const tables = [database.attempts, database.drafts, database.reveals];
  const stored = tables.flatMap((table) => table.seeds(profileId, packId, exerciseId));
  const met = new Set([...stored, ...already]);
  met.delete(current);
  const used = [...[...met].slice(-REMEMBERED), current];
  const source = Math.floor(random() * LARGEST_SEED);
  const wish = { ...(showing !== undefined && { showing }) };
  const seed = await core.call('fresh', { key: pack.hash, exerciseId, used, source, ...wish });
  return core.call('draw', { key: pack.hash, exerciseId, seed });
}
