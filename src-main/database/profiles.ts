import type { Profile } from '#core/contract/pages.ts';
import type { Connection } from './connection.ts';

const COLUMNS = 'profile_id AS profileId, name, created_at AS createdAt';

/** Learners on this machine; one who was deleted is hidden and can be brought back. */
export function profilesTable(connection: Connection) {
  const add = connection.prepare<[string, number], Profile>(
    `INSERT INTO profiles (name, created_at) VALUES (?, ?) RETURNING ${COLUMNS}`,
  );
  const all = connection.prepare<[], Profile>(
    `SELECT ${COLUMNS} FROM profiles WHERE deleted_at IS NULL ORDER BY profile_id`,
  );
  const deleted = connection.prepare<[], Profile & { deletedAt: number }>(
    `SELECT ${COLUMNS}, deleted_at AS deletedAt FROM profiles
     WHERE deleted_at IS NOT NULL ORDER BY profile_id`,
  );
  const one = connection.prepare<[number], Profile>(
    `SELECT ${COLUMNS} FROM profiles WHERE profile_id = ? AND deleted_at IS NULL`,
  );
  const rename = connection.prepare<[string, number]>(
    'UPDATE profiles SET name = ? WHERE profile_id = ?',
  );
  const hide = connection.prepare<[number | null, number]>(
    'UPDATE profiles SET deleted_at = ? WHERE profile_id = ?',
  );
  return {
    /** Call inside a transaction. */
    create: (name: string, at: number): Profile => add.get(name, at) as Profile,
    list: (): Profile[] => all.all(),
    deleted: (): (Profile & { deletedAt: number })[] => deleted.all(),
    /** None for one who was deleted. */
    find: (profileId: number): Profile | undefined => one.get(profileId),
    /** Call inside a transaction. */
    rename: (profileId: number, name: string): void => void rename.run(name, profileId),
    /** Hides a learner, or brings one back without a time. Call inside a transaction. */
    hide: (profileId: number, at?: number): void => void hide.run(at ?? null, profileId),
  };
}
