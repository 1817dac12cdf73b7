import type { Annotation } from '#core/contract/learner.ts';
import type { Connection } from './connection.ts';

/** As it is stored. */
interface StoredAnnotation extends Annotation {
  /** Unix time, ms. */
  changedAt: number;
}

type Row = Omit<Annotation, 'isBookmarked'> & { isBookmarked: number };

const COLUMNS = `pack_id AS packId, exercise_id AS exerciseId, note, is_bookmarked AS isBookmarked`;

/** Notes and bookmarks, one row an exercise. */
export function annotationsTable(connection: Connection) {
  const write = connection.prepare<[Row & { profileId: number; at: number }]>(
    `INSERT OR REPLACE INTO annotations (profile_id, pack_id, exercise_id, note, is_bookmarked, changed_at)
     VALUES ($profileId, $packId, $exerciseId, $note, $isBookmarked, $at)`,
  );
  const remove = connection.prepare<[number, string, string]>(
    'DELETE FROM annotations WHERE profile_id = ? AND pack_id = ? AND exercise_id = ?',
  );
  const all = connection.prepare<[number], Row & { changedAt: number }>(
    `SELECT ${COLUMNS}, changed_at AS changedAt FROM annotations WHERE profile_id = ? ORDER BY changed_at DESC`,
  );
  const one = connection.prepare<[number, string, string], Row>(
    `SELECT ${COLUMNS} FROM annotations WHERE profile_id = ? AND pack_id = ? AND exercise_id = ?`,
  );
  return {
    /** In place of what was there; nothing of an exercise without note and bookmark is kept. Call inside a transaction. */
    set(profileId: number, annotation: Annotation, at: number): void {
      const { packId, exerciseId, note, isBookmarked } = annotation;
      if (note === '' && !isBookmarked) remove.run(profileId, packId, exerciseId);
      else write.run({ ...annotation, isBookmarked: Number(isBookmarked), profileId, at });
    },
    /** Changed last first. */
    all: (profileId: number): StoredAnnotation[] =>
      all.all(profileId).map(({ changedAt, ...row }) => ({ ...read(row), changedAt })),
    find(profileId: number, packId: string, exerciseId: string): Annotation {
      const row = one.get(profileId, packId, exerciseId);
      return row ? read(row) : { packId, exerciseId, note: '', isBookmarked: false };
    },
  };
}

const read = (row: Row): Annotation => ({ ...row, isBookmarked: row.isBookmarked === 1 });
