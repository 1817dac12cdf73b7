import type { SeriesKind } from '#core/contract/series.ts';
import type { Connection } from './connection.ts';

/** One exercise of a series. */
export interface StoredStep {
  packId: string;
  exerciseId: string;
  seed: number;
  topicId?: string;
  /** Passed over without an answer. */
  isSkipped?: true;
}

export interface StoredSeries {
  seriesId: number;
  kind: SeriesKind;
  /** The mistake of a drill, else ''. */
  subject: string;
  steps: StoredStep[];
  isOver: boolean;
}

type Row = Omit<StoredSeries, 'steps' | 'isOver'> & { steps: string; isOver: number };

const COLUMNS = 'series_id AS seriesId, kind, subject, steps, is_over AS isOver';

/** Placement tests and drills; the last one of each learner is the one that counts. */
export function seriesTable(connection: Connection) {
  const last = connection.prepare<[number], Row>(
    `SELECT ${COLUMNS} FROM series WHERE profile_id = ? ORDER BY series_id DESC LIMIT 1`,
  );
  const lastOfKind = connection.prepare<[number, SeriesKind], Row>(
    `SELECT ${COLUMNS} FROM series WHERE profile_id = ? AND kind = ? ORDER BY series_id DESC LIMIT 1`,
  );
  const all = connection.prepare<[number], Row & { startedAt: number }>(
    `SELECT ${COLUMNS}, started_at AS startedAt FROM series WHERE profile_id = ? ORDER BY series_id`,
  );
  const add = connection.prepare<[number, SeriesKind, string, string, number], Row>(
    `INSERT INTO series (profile_id, kind, subject, steps, started_at, is_over)
     VALUES (?, ?, ?, ?, ?, 0) RETURNING ${COLUMNS}`,
  );
  const change = connection.prepare<[string, number, number]>(
    'UPDATE series SET steps = ?, is_over = ? WHERE series_id = ?',
  );
  const remove = connection.prepare<[number]>('DELETE FROM series WHERE series_id = ?');
  return {
    last: (profileId: number): StoredSeries | undefined => read(last.get(profileId)),
    lastOf: (profileId: number, kind: SeriesKind): StoredSeries | undefined =>
      read(lastOfKind.get(profileId, kind)),
    /** All of them, in the order of starting. */
    all: (profileId: number): (StoredSeries & { startedAt: number })[] =>
      all.all(profileId).map(({ startedAt, ...row }) => ({ ...readRow(row), startedAt })),
    /** Call inside a transaction. */
    start(profileId: number, kind: SeriesKind, subject: string, at: number): StoredSeries {
      return readRow(add.get(profileId, kind, subject, '[]', at) as Row);
    },
    /** Keeps its steps and whether it is over. Call inside a transaction. */
    keep({ seriesId, steps, isOver }: StoredSeries): void {
      change.run(JSON.stringify(steps), Number(isOver), seriesId);
    },
    /** The one before it is the last one then. Call inside a transaction. */
    remove: (seriesId: number): void => void remove.run(seriesId),
  };
}

const read = (row: Row | undefined): StoredSeries | undefined => row && readRow(row);

const readRow = (row: Row): StoredSeries => ({
  ...row,
  steps: JSON.parse(row.steps) as StoredStep[],
  isOver: row.isOver === 1,
});
