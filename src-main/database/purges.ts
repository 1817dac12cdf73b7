import type { Connection } from './connection.ts';

/** What belongs to one learner, in an order in which nothing refers to what is gone. */
const OWN = [
  'DELETE FROM regrades WHERE attempt_id IN (SELECT attempt_id FROM attempts WHERE profile_id = ?)',
  ...['exercise_tallies', 'learner_states', 'attempts', 'drafts', 'reveals', 'annotations'].map(
    (table) => `DELETE FROM ${table} WHERE profile_id = ?`,
  ),
  'DELETE FROM series WHERE profile_id = ?',
  'DELETE FROM lab_runs WHERE profile_id = ?',
  // What JavaScript hands over is no whole number to SQLite, and would be written as 2.0.
  `DELETE FROM settings WHERE name IN (
     SELECT prefix || CAST(? AS INTEGER) FROM (SELECT 'rhythm.' AS prefix UNION SELECT 'bench-')
   )`,
];

/** Removes what deleted learners left, once the days on which they could be brought back are over. */
export function purgesTable(connection: Connection) {
  const pass = connection.prepare(
    `UPDATE profiles SET grace_days = grace_days - 1
     WHERE deleted_at IS NOT NULL AND purged_at IS NULL AND grace_days > 0`,
  );
  // The newest answer of all stays until there is a newer one: the number of the last tells how many there were.
  const due = connection
    .prepare<[], number>(
      `SELECT profile_id FROM profiles
       WHERE deleted_at IS NOT NULL AND purged_at IS NULL AND grace_days = 0
         AND profile_id IS NOT (SELECT profile_id FROM attempts ORDER BY attempt_id DESC LIMIT 1)`,
    )
    .pluck();
  const removals = OWN.map((sql) => connection.prepare<[number]>(sql));
  const mark = connection.prepare<[number, number]>(
    "UPDATE profiles SET name = 'Deleted', purged_at = ? WHERE profile_id = ?",
  );
  return {
    /** A day of use has begun. Call inside a transaction. */
    passDay: (): void => void pass.run(),
    /** Learners whose days are over. */
    due: (): number[] => due.all(),
    /** Removes everything of a deleted learner for good; their number is not used again. Call inside a transaction. */
    purge(profileId: number, at: number): void {
      for (const removal of removals) removal.run(profileId);
      mark.run(at, profileId);
    },
  };
}
