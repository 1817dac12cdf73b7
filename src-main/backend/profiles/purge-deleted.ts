import { rmSync } from 'node:fs';
import { dayOf } from '#core/schedule/day.ts';
import type { Database } from '../../database/open-database.ts';
import { learnerKeyFile } from '../../results-files/learner-key.ts';

/** Where the settings keep the last day of use. */
const SETTING = 'last-day';

/**
 * Call at a start: the first one of a day is a day of use less for deleted learners, and what those left whose days are
 * over is removed for good. Yields their numbers.
 */
export function purgeDeleted(database: Database, dataDir: string, now: number): number[] {
  const today = dayOf(now, -new Date(now).getTimezoneOffset());
  const { purges, settings } = database;
  if (settings.get(SETTING) !== today) {
    database.transact(() => {
      settings.set(SETTING, today);
      purges.passDay();
    });
  }
  const due = purges.due();
  for (const profileId of due) {
    database.transact(() => purges.purge(profileId, now));
    rmSync(learnerKeyFile(dataDir, profileId), { force: true });
  }
  return due;
}
