import type { Answers } from '#core/exercise/answers.ts';
import type { Connection } from './connection.ts';
import { ON_VARIANT, type VariantKey } from './variant.ts';

/** The newest draft of an exercise. */
export interface DraftNote {
  packId: string;
  exerciseId: string;
  seed: number;
  /** Unix time, ms. */
  savedAt: number;
  /** Counts up with every save, whatever the clock says. */
  sequence: number;
  /** The last attempt of anybody when it was saved, by its number. */
  afterAttempt: number;
}

export interface StoredDraft {
  packId: string;
  exerciseId: string;
  seed: number;
  /** JSON. */
  answers: string;
  /** Unix time, ms. */
  savedAt: number;
  /** The last attempt of anybody when it was saved, by its number. */
  afterAttempt: number;
}

interface DraftValues extends VariantKey {
  answers: string;
  at: number;
  afterAttempt: number | null;
}

/** What was typed last, one row per variant. */
export function draftsTable(connection: Connection) {
  const write = connection.prepare<[DraftValues]>(
    `INSERT INTO drafts
       (profile_id, pack_id, exercise_id, seed, answers, saved_at, sequence, after_attempt)
     VALUES ($profileId, $packId, $exerciseId, $seed, $answers, $at,
       (SELECT coalesce(max(sequence), 0) + 1 FROM drafts WHERE profile_id = $profileId),
       coalesce($afterAttempt, (SELECT max(attempt_id) FROM attempts), 0))
     ON CONFLICT DO UPDATE SET answers = excluded.answers, saved_at = excluded.saved_at,
       sequence = excluded.sequence, after_attempt = excluded.after_attempt`,
  );
  const read = connection
    .prepare<[VariantKey], string>(`SELECT answers FROM drafts WHERE ${ON_VARIANT}`)
    .pluck();
  // SQLite takes the other columns from the row that holds the maximum.
  const newest = connection.prepare<[number], DraftNote>(
    `SELECT pack_id AS packId, exercise_id AS exerciseId, seed, saved_at AS savedAt,
       max(sequence) AS sequence, after_attempt AS afterAttempt
     FROM drafts WHERE profile_id = ? GROUP BY pack_id, exercise_id`,
  );
  const seeds = connection
    .prepare<[number, string, string], number>(
      'SELECT seed FROM drafts WHERE profile_id = ? AND pack_id = ? AND exercise_id = ?',
    )
    .pluck();
  const all = connection.prepare<[number], StoredDraft>(
    `SELECT pack_id AS packId, exercise_id AS exerciseId, seed, answers, saved_at AS savedAt,
       after_attempt AS afterAttempt
     FROM drafts WHERE profile_id = ? ORDER BY sequence`,
  );
  return {
    /** `afterAttempt` is told for one that was saved elsewhere. Call inside a transaction. */
    save(variant: VariantKey, answers: Answers, at: number, afterAttempt?: number): void {
      const text = JSON.stringify(answers);
      write.run({ ...variant, answers: text, at, afterAttempt: afterAttempt ?? null });
    },
    find(variant: VariantKey): Answers | undefined {
      const answers = read.get(variant);
      return answers === undefined ? undefined : (JSON.parse(answers) as Answers);
    },
    /** Every draft, in the order of saving. */
    all: (profileId: number): StoredDraft[] => all.all(profileId),
    /** The newest draft of every exercise. */
    newest: (profileId: number): DraftNote[] => newest.all(profileId),
    seeds: (profileId: number, packId: string, exerciseId: string): number[] =>
      seeds.all(profileId, packId, exerciseId),
  };
}
