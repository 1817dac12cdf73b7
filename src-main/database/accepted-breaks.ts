import type SQLite from 'better-sqlite3';

/** The setting that keeps which changed rows of the history the learner decided to go on with. */
export const ACCEPTED_BREAKS = 'accepted-breaks';

/** Ids of rows that are known not to be as they were recorded. */
export function acceptedBreaks(connection: SQLite.Database): number[] {
  const stored = connection
    .prepare<[string], string>('SELECT value FROM settings WHERE name = ?')
    .pluck()
    .get(ACCEPTED_BREAKS);
  const ids: unknown = stored === undefined ? [] : JSON.parse(stored);
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'number') : [];
}
