import type { Handlers } from '#core/contract/contract.ts';
import { currentProfile } from '../profiles/current-profile.ts';
import type { Services } from '../services.ts';

export function draftHandlers({ database, library, clock }: Services) {
  return {
    'draft.save': async ({ answers, ...variant }) => {
      (await library()).exercise(variant.packId, variant.exerciseId);
      const { profileId } = currentProfile(database, clock);
      database.transact(() => database.drafts.save({ profileId, ...variant }, answers, clock()));
      return null;
    },
  } satisfies Partial<Handlers>;
}
