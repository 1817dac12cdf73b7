import type { Profile } from '#core/contract/pages.ts';
import type { Connection } from './connection.ts';

const COLUMNS = 'profile_id AS profileId, name, created_at AS createdAt';

/** Learners on this machine. */
export function profilesTable(connection: Connection) {
  const add = connection.prepare<[string, number], Profile>(
    `INSERT INTO profiles (name, created_at) VALUES (?, ?) RETURNING ${COLUMNS}`,
  );
  const all = connection.prepare<[], Profile>(
    `SELECT ${COLUMNS} FROM profiles ORDER BY profile_id`,
  );
  const one = connection.prepare<[number], Profile>(
    `SELECT ${COLUMNS} FROM profiles WHERE profile_id = ?`,
  );
  return {
    /** Call inside a transaction. */
    create: (name: string, at: number): Profile => add.get(name, at) as Profile,
    list: (): Profile[] => all.all(),
    find: (profileId: number): Profile | undefined => one.get(profileId),
  };
}
