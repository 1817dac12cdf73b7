import type { Handlers } from '#core/contract/contract.ts';
import type { Database } from '../../database/open-database.ts';
import { currentProfile } from '../profiles/current-profile.ts';
import type { Services } from '../services.ts';

const nameOf = (profileId: number): string => `bench-${profileId}`;

/** What lies on the bench of a learner; null where nothing was put there. */
export function benchDraftOf({ settings }: Database, profileId: number): string | null {
  const draft = settings.get(nameOf(profileId));
  return typeof draft === 'string' ? draft : null;
}

/** Call inside a transaction. */
export const keepBenchWithin = ({ settings }: Database, profileId: number, draft: string): void =>
  settings.set(nameOf(profileId), draft);

/** What lies on the bench of the learner at work, as the window wrote it. */
export function workbenchHandlers({ database, clock }: Services) {
  const profile = (): number => currentProfile(database, clock).profileId;
  return {
    'bench.open': () => benchDraftOf(database, profile()),
    'bench.keep': ({ draft }) => {
      const profileId = profile();
      database.transact(() => keepBenchWithin(database, profileId, draft));
      return null;
    },
  } satisfies Partial<Handlers>;
}
