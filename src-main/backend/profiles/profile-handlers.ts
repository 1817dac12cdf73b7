import type { Handlers } from '#core/contract/contract.ts';
import type { Services } from '../services.ts';
import { selectProfile } from './current-profile.ts';

export function profileHandlers({ database, clock }: Services) {
  return {
    'profile.list': () => database.profiles.list(),
    'profile.create': ({ name }) =>
      database.transact(() => database.profiles.create(name, clock())),
    'profile.select': ({ profileId }) => selectProfile(database, profileId),
  } satisfies Partial<Handlers>;
}
