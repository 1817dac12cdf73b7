import type { Handlers } from '#core/contract/contract.ts';
import { currentProfile } from '../profiles/current-profile.ts';
import type { Services } from '../services.ts';

export function draftHandlers({ database, library, clock, unsaved }: Services) {
  return {
    'draft.save': async ({ answers, ...variant }) => {
      (await library()).exercise(variant.packId, variant.exerciseId);
      const { profileId } = currentProfile(database, clock);
      unsaved.saveDraft({ profileId, ...variant }, answers, clock());
      return null;
    },
  } satisfies Partial<Handlers>;
}
