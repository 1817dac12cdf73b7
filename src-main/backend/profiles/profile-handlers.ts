import type { Handlers } from '#core/contract/contract.ts';
import type { ProfileList } from '#core/contract/learner.ts';
import { AppError } from '#core/errors.ts';
import { IncomingFiles } from '../packs/incoming-files.ts';
import type { Services } from '../services.ts';
import { currentProfile, selectProfile } from './current-profile.ts';
import { importLearner } from './import-learner.ts';

export function profileHandlers({ database, clock, record }: Services) {
  const incoming = new IncomingFiles();

  function list(): ProfileList {
    const current = currentProfile(database, clock).profileId;
    const { profiles, attempts } = database;
    const all = profiles.list().map((one) => {
      return { ...one, answers: attempts.countOf(one.profileId) };
    });
    return { current, profiles: all, deleted: profiles.deleted() };
  }

  /** Errors: AppError when there is no such learner. */
  function find(profileId: number): void {
    if (database.profiles.find(profileId)) return;
    throw new AppError('unknown-profile', `There is no learner number ${profileId}.`);
  }

  return {
    'profile.list': () => database.profiles.list(),
    'profile.create': ({ name }) =>
      database.transact(() => database.profiles.create(name, clock())),
    'profile.select': ({ profileId }) => selectProfile(database, profileId),
    'profile.overview': list,
    'profile.rename': ({ profileId, name }) => {
      find(profileId);
      database.transact(() => database.profiles.rename(profileId, name));
      return list();
    },
    'profile.delete': ({ profileId }) => {
      find(profileId);
      if (database.profiles.list().length === 1)
        throw new AppError(
          'last-profile',
          'The only learner cannot be deleted. Make another first.',
        );
      database.transact(() => database.profiles.hide(profileId, clock()));
      return list();
    },
    'profile.restore': ({ profileId }) => {
      database.transact(() => database.profiles.hide(profileId));
      find(profileId);
      return list();
    },
    'profile.import': async ({ transfer, bytes, isLast }) => {
      incoming.add(transfer, bytes);
      if (!isLast) return list();
      await record.backUp('import');
      const { profileId } = importLearner(database, incoming.take(transfer));
      selectProfile(database, profileId);
      return list();
    },
  } satisfies Partial<Handlers>;
}
