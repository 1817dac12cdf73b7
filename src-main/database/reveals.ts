import type { Connection } from './connection.ts';
import { ON_VARIANT, type VariantKey } from './variant.ts';

/** What was shown on a variant: numbers of hints in order, and whether the solution was. */
export interface Revealed {
  hints: number[];
  solution: boolean;
}

export interface StoredReveal {
  packId: string;
  exerciseId: string;
  seed: number;
  kind: 'hint' | 'solution';
  number: number;
  /** Unix time, ms. */
  at: number;
}

/** Hints and solutions asked for, each once per variant. */
export function revealsTable(connection: Connection) {
  const add = connection.prepare<[VariantKey & { kind: string; number: number; at: number }]>(
    `INSERT INTO reveals (profile_id, pack_id, exercise_id, seed, kind, number, revealed_at)
     VALUES ($profileId, $packId, $exerciseId, $seed, $kind, $number, $at) ON CONFLICT DO NOTHING`,
  );
  const read = connection.prepare<[VariantKey], { kind: string; number: number }>(
    `SELECT kind, number FROM reveals WHERE ${ON_VARIANT} ORDER BY kind, number`,
  );
  const seeds = connection
    .prepare<[number, string, string], number>(
      'SELECT DISTINCT seed FROM reveals WHERE profile_id = ? AND pack_id = ? AND exercise_id = ?',
    )
    .pluck();
  const all = connection.prepare<[number], StoredReveal>(
    `SELECT pack_id AS packId, exercise_id AS exerciseId, seed, kind, number, revealed_at AS at
     FROM reveals WHERE profile_id = ? ORDER BY reveal_id`,
  );
  return {
    /** Every one, in the order of asking. */
    all: (profileId: number): StoredReveal[] => all.all(profileId),
    /** Call inside a transaction. */
    addHint(variant: VariantKey, number: number, at: number): void {
      add.run({ ...variant, kind: 'hint', number, at });
    },
    /** Call inside a transaction. */
    addSolution(variant: VariantKey, at: number): void {
      add.run({ ...variant, kind: 'solution', number: 0, at });
    },
    on(variant: VariantKey): Revealed {
      const rows = read.all(variant);
      return {
        hints: rows.filter(({ kind }) => kind === 'hint').map(({ number }) => number),
        solution: rows.some(({ kind }) => kind === 'solution'),
      };
    },
    seeds: (profileId: number, packId: string, exerciseId: string): number[] =>
      seeds.all(profileId, packId, exerciseId),
  };
}
