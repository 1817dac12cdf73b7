import { AppError } from '#core/errors.ts';
import type { ExerciseInput } from '#core/contract/contract.ts';
import type { Problem } from '#core/exercise/problem.ts';
import { currentProfile } from '../profiles/current-profile.ts';
import type { Services } from '../services.ts';

const LARGEST_SEED = 999_999;
const MAX_DRAWS = 30;

/**
 * A draw that this learner has not met, by seed and by what it asks.
 *
 * Errors: AppError `no-variants` when the exercise has no numbers to draw, or only these.
 */
export async function freshVariant(
  { database, library, core, clock, random }: Services,
  { packId, exerciseId, seed: current = 0 }: ExerciseInput,
): Promise<Problem> {
  const { pack } = (await library()).exercise(packId, exerciseId);
  const { profileId } = currentProfile(database, clock);
  const tables = [database.attempts, database.drafts, database.reveals];
  const used = new Set(tables.flatMap((table) => table.seeds(profileId, packId, exerciseId)));
  used.add(current);
  const draw = (seed: number) => core.call('draw', { key: pack.hash, exerciseId, seed });

  const shown = await draw(current);
  for (let count = 0; shown.hasVariants && count < MAX_DRAWS; count++) {
    const seed = 1 + Math.floor(random() * LARGEST_SEED);
    if (used.has(seed)) continue;
    const problem = await draw(seed);
    if (asks(problem) !== asks(shown)) return problem;
  }
  throw new AppError('no-variants', 'This exercise has no other numbers to draw.');
}

/** What the learner reads and sees; orders that are shuffled do not make a problem a new one. */
const asks = ({ statement, parts, scene }: Problem) =>
  JSON.stringify([statement, parts.map(({ prompt }) => prompt), scene]);
