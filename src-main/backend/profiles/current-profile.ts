import { AppError } from '#core/errors.ts';
import type { Profile } from '#core/contract/pages.ts';
import type { Database } from '../../database/open-database.ts';

/** Where the settings keep who is at work. */
const SETTING = 'profile';
const FIRST_NAME = 'Learner';

/** Who is at work; the first start makes a learner. */
export function currentProfile(database: Database, clock: () => number): Profile {
  const { profiles, settings } = database;
  const chosen = settings.get(SETTING);
  const known = typeof chosen === 'number' ? profiles.find(chosen) : undefined;
  const profile = known ?? profiles.list()[0];
  return profile ?? database.transact(() => profiles.create(FIRST_NAME, clock()));
}

/** Errors: AppError when there is no such learner. */
export function selectProfile(database: Database, profileId: number): Profile {
  const profile = database.profiles.find(profileId);
  if (!profile) throw new AppError('unknown-profile', `There is no learner number ${profileId}.`);
  database.transact(() => database.settings.set(SETTING, profileId));
  return profile;
}
