import type { Profile } from '#core/contract/pages.ts';
import type { Connection } from './connection.ts';

const COLUMNS = 'profile_id AS profileId, name, created_at AS createdAt';

/** On so many days of use a deleted learner can be brought back. */
const GRACE_DAYS = 30;

/** A learner who was deleted and can be brought back. */
export interface DeletedProfile extends Profile {
  /** Unix time, ms. */
  deletedAt: number;
  /** Days of use until everything of theirs is removed. */
  graceDays: number;
}

/** Learners on this machine; one who was deleted is hidden and can be brought back for a while. */
export function profilesTable(connection: Connection) {
  const add = connection.prepare<[string, number], Profile>(
    `INSERT INTO profiles (name, created_at) VALUES (?, ?) RETURNING ${COLUMNS}`,
  );
  const all = connection.prepare<[], Profile>(
    `SELECT ${COLUMNS} FROM profiles WHERE deleted_at IS NULL ORDER BY profile_id`,
  );
  const deleted = connection.prepare<[], DeletedProfile>(
    `SELECT ${COLUMNS}, deleted_at AS deletedAt, grace_days AS graceDays FROM profiles
     WHERE deleted_at IS NOT NULL AND purged_at IS NULL ORDER BY profile_id`,
  );
  const one = connection.prepare<[number], Profile>(
    `SELECT ${COLUMNS} FROM profiles WHERE profile_id = ? AND deleted_at IS NULL`,
  );
  const rename = connection.prepare<[string, number]>(
    'UPDATE profiles SET name = ? WHERE profile_id = ?',
  );
  const hide = connection.prepare<[number | null, number | null, number]>(
    `UPDATE profiles SET deleted_at = ?, grace_days = ?
     WHERE profile_id = ? AND purged_at IS NULL`,
  );
  return {
    /** Call inside a transaction. */
    create: (name: string, at: number): Profile => add.get(name, at) as Profile,
    list: (): Profile[] => all.all(),
    deleted: (): DeletedProfile[] => deleted.all(),
    /** None for one who was deleted. */
    find: (profileId: number): Profile | undefined => one.get(profileId),
    /** Call inside a transaction. */
    rename: (profileId: number, name: string): void => void rename.run(name, profileId),
    /** Hides a learner, or brings one back without a time. Call inside a transaction. */
    hide: (profileId: number, at?: number): void =>
      void hide.run(at ?? null, at === undefined ? null : GRACE_DAYS, profileId),
  };
}
