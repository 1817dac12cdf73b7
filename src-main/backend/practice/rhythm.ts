import { rhythm as schema } from '#core/contract/practice-input.ts';
import type { RhythmSettings } from '#core/contract/practice-input.ts';
import { EVERY_DAY } from '#core/schedule/day-plan.ts';
import type { Database } from '../../database/open-database.ts';

const nameOf = (profileId: number): string => `rhythm.${profileId}`;

/** How much a learner wants to review, and until when. */
export function rhythmOf({ settings }: Database, profileId: number): RhythmSettings {
  // What another version has written and this one cannot read falls back to every day.
  const stored = schema.safeParse(settings.get(nameOf(profileId)));
  return stored.success ? stored.data : { ...EVERY_DAY, weekdays: [...EVERY_DAY.weekdays] };
}

export function setRhythm(database: Database, profileId: number, rhythm: RhythmSettings): void {
  database.transact(() => setRhythmWithin(database, profileId, rhythm));
}

/** The same inside a transaction. */
export function setRhythmWithin(
  { settings }: Database,
  profileId: number,
  rhythm: RhythmSettings,
): void {
  settings.set(nameOf(profileId), rhythm);
}
