import type { Handlers } from '#core/contract/contract.ts';
import { AppError } from '#core/errors.ts';
import { findPlace } from '#core/exercise/replay-code.ts';
import { currentProfile } from '../profiles/current-profile.ts';
import { assertHintAllowed, assertSolutionAllowed } from '../results/assigned-task.ts';
import type { Services } from '../services.ts';
import { explainNumber } from './explain-number.ts';
import { freshVariant } from './fresh-variant.ts';
import { openVariant } from './open-variant.ts';

export function exerciseHandlers(services: Services) {
  const { database, library, core, clock } = services;

  /** The variant that was typed on last, else the one with the numbers of the source. */
  function seedLeftOffAt(packId: string, exerciseId: string): number {
    const { profileId } = currentProfile(database, clock);
    const newest = database.drafts
      .newest(profileId)
      .find((draft) => draft.packId === packId && draft.exerciseId === exerciseId);
    return newest?.seed ?? 0;
  }

  return {
    'exercise.open': (input) => {
      const { packId, exerciseId } = input;
      const seed = input.seed ?? seedLeftOffAt(packId, exerciseId);
      return openVariant(services, { packId, exerciseId, seed });
    },
    'exercise.find': async ({ code }) => {
      const found = findPlace((await library()).packs, code);
      if (found.ok) return found.place;
      throw new AppError('replay-code', found.message);
    },
    'exercise.another': async ({ packId, exerciseId, seed }) => {
      const current = seed ?? seedLeftOffAt(packId, exerciseId);
      const problem = await freshVariant(services, { packId, exerciseId, seed: current });
      return openVariant(services, { packId, exerciseId, seed: problem.seed }, problem);
    },
    'exercise.hint': async ({ index, ...variant }) => {
      const { pack } = (await library()).exercise(variant.packId, variant.exerciseId);
      const { profileId } = currentProfile(database, clock);
      assertHintAllowed(services, pack, { profileId, ...variant });
      const { exerciseId, seed } = variant;
      const text = await core.call('hint', { key: pack.hash, exerciseId, seed, index });
      database.transact(() => database.reveals.addHint({ profileId, ...variant }, index, clock()));
      return text;
    },
    'exercise.solution': async (variant) => {
      const { pack } = (await library()).exercise(variant.packId, variant.exerciseId);
      const { profileId } = currentProfile(database, clock);
      assertSolutionAllowed(services, pack, { profileId, ...variant });
      const { exerciseId, seed } = variant;
      const text = await core.call('solution', { key: pack.hash, exerciseId, seed });
      database.transact(() => database.reveals.addSolution({ profileId, ...variant }, clock()));
      return text;
    },
    'exercise.explain': (input) => explainNumber(services, input),
  } satisfies Partial<Handlers>;
}
