import type { Handlers } from '#core/contract/contract.ts';
import { currentProfile } from '../profiles/current-profile.ts';
import type { Services } from '../services.ts';

/** What lies on the bench of the learner at work, as the window wrote it. */
export function workbenchHandlers({ database, clock }: Services) {
  const nameOfDraft = (): string => `bench-${currentProfile(database, clock).profileId}`;
  return {
    'bench.open': () => {
      const draft = database.settings.get(nameOfDraft());
      return typeof draft === 'string' ? draft : null;
    },
    'bench.keep': ({ draft }) => {
      database.transact(() => database.settings.set(nameOfDraft(), draft));
      return null;
    },
  } satisfies Partial<Handlers>;
}
