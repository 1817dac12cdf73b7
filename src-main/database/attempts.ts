import type { Answers } from '#core/exercise/answers.ts';
import type { Status, Verdict } from '#core/exercise/verdict.ts';
import { FIRST_HASH, hashOf, type AttemptRow } from './attempt-row.ts';
import type { Connection } from './connection.ts';
import { ON_VARIANT, type VariantKey } from './variant.ts';

/** An answer that was graded and counts. */
export interface NewAttempt extends VariantKey {
  packHash: string;
  answers: Answers;
  verdict: Verdict;
  hintsSeen: number;
  solutionSeen: boolean;
  /** Unix time, ms. */
  at: number;
}

/** All attempts at one exercise in a few numbers. */
export interface AttemptSummary {
  packId: string;
  exerciseId: string;
  count: number;
  bestScore: number;
  /** 1 when one of them was correct. */
  solved: number;
}

/** Which attempt at an exercise is the last one. */
export interface LastId {
  packId: string;
  exerciseId: string;
  /** Counts up with every attempt, whatever the clock says. */
  attemptId: number;
}

/** An attempt as it counts now. */
export interface LastAttempt {
  seed: number;
  status: Status;
  score: number;
  /** Unix time, ms. */
  attemptedAt: number;
}

/** The first attempt at a variant. */
export interface FirstAttempt extends Pick<Verdict, 'status' | 'parts'> {
  /** A hint or the solution had been seen. */
  isHelped: boolean;
}

interface FirstRow {
  status: Status;
  verdict: string;
  isHelped: number;
}

const COLUMNS = `attempt_id AS attemptId, profile_id AS profileId, pack_id AS packId,
  pack_hash AS packHash, exercise_id AS exerciseId, seed, answers, verdict, status, score,
  hints_seen AS hintsSeen, solution_seen AS solutionSeen, attempted_at AS attemptedAt,
  previous_hash AS previousHash, hash`;

/** Graded answers, only ever added; each learner's rows are chained by their hashes. */
export function attemptsTable(connection: Connection) {
  const nextId = connection
    .prepare<[], number>('SELECT coalesce(max(attempt_id), 0) + 1 FROM attempts')
    .pluck();
  const lastHash = connection
    .prepare<[number], string>(
      'SELECT hash FROM attempts WHERE profile_id = ? ORDER BY attempt_id DESC LIMIT 1',
    )
    .pluck();
  const add = connection.prepare<[AttemptRow & { hash: string }]>(
    `INSERT INTO attempts VALUES ($attemptId, $profileId, $packId, $packHash, $exerciseId, $seed,
       $answers, $verdict, $status, $score, $hintsSeen, $solutionSeen, $attemptedAt, $previousHash, $hash)`,
  );
  const count = connection
    .prepare<[VariantKey], number>(`SELECT count(*) FROM attempts WHERE ${ON_VARIANT}`)
    .pluck();
  const lastOn = connection.prepare<[VariantKey], { answers: string; packHash: string }>(
    `SELECT answers, pack_hash AS packHash FROM attempts WHERE ${ON_VARIANT}
     ORDER BY attempt_id DESC LIMIT 1`,
  );
  const firstOn = connection.prepare<[VariantKey], FirstRow>(
    `SELECT status, verdict, hints_seen > 0 OR solution_seen AS isHelped
     FROM attempts WHERE ${ON_VARIANT} ORDER BY attempt_id LIMIT 1`,
  );
  const solved = connection
    .prepare<[VariantKey], number>(
      `SELECT count(*) > 0 FROM counted_attempts WHERE ${ON_VARIANT} AND status = 'correct'`,
    )
    .pluck();
  const summaries = connection.prepare<[number], AttemptSummary>(
    `SELECT pack_id AS packId, exercise_id AS exerciseId, attempts AS count,
       best_score AS bestScore, is_solved AS solved
     FROM exercise_tallies WHERE profile_id = ?`,
  );
  const lastIds = connection.prepare<[number], LastId>(
    `SELECT pack_id AS packId, exercise_id AS exerciseId, last_attempt AS attemptId
     FROM exercise_tallies WHERE profile_id = ?`,
  );
  const one = connection.prepare<[number], LastAttempt>(
    `SELECT seed, status, score, attempted_at AS attemptedAt
     FROM counted_attempts WHERE attempt_id = ?`,
  );
  const seeds = connection
    .prepare<[number, string, string], number>(
      'SELECT DISTINCT seed FROM attempts WHERE profile_id = ? AND pack_id = ? AND exercise_id = ?',
    )
    .pluck();
  const ofLearner = connection.prepare<[number], AttemptRow & { hash: string }>(
    `SELECT ${COLUMNS} FROM attempts WHERE profile_id = ? ORDER BY attempt_id`,
  );
  const ofPack = connection.prepare<[number, string], AttemptRow & { hash: string }>(
    `SELECT ${COLUMNS} FROM attempts WHERE profile_id = ? AND pack_id = ? ORDER BY attempt_id`,
  );
  const rows = connection.prepare<[], AttemptRow & { hash: string }>(
    `SELECT ${COLUMNS} FROM attempts ORDER BY attempt_id`,
  );
  const valuesOf = connection
    .prepare<[number], (string | number)[]>(
      `SELECT ${COLUMNS} FROM attempts WHERE profile_id = ? ORDER BY attempt_id`,
    )
    .raw();
  const countOf = connection
    .prepare<[number], number>(
      'SELECT coalesce(sum(attempts), 0) FROM exercise_tallies WHERE profile_id = ?',
    )
    .pluck();

  return {
    /** Yields its number. Call inside a transaction, which also makes the end of the chain ours. */
    record(attempt: NewAttempt): number {
      const { profileId, packId, packHash, exerciseId, seed, verdict } = attempt;
      const row: AttemptRow = {
        attemptId: nextId.get() as number,
        profileId,
        packId,
        packHash,
        exerciseId,
        seed,
        answers: JSON.stringify(attempt.answers),
        verdict: JSON.stringify(verdict),
        status: verdict.status,
        score: verdict.score,
        hintsSeen: attempt.hintsSeen,
        solutionSeen: Number(attempt.solutionSeen),
        attemptedAt: attempt.at,
        previousHash: lastHash.get(profileId) ?? FIRST_HASH,
      };
      add.run({ ...row, hash: hashOf(row) });
      return row.attemptId;
    },
    countOn: (variant: VariantKey): number => count.get(variant) as number,
    isSolvedOn: (variant: VariantKey): boolean => solved.get(variant) === 1,
    /** How the first attempt at a variant did. */
    firstOn(variant: VariantKey): FirstAttempt | undefined {
      const first = firstOn.get(variant);
      if (!first) return undefined;
      const { parts } = JSON.parse(first.verdict) as Verdict;
      return { status: first.status, parts, isHelped: first.isHelped === 1 };
    },
    lastAnswersOn(variant: VariantKey): Answers | undefined {
      const last = lastOn.get(variant);
      return last && (JSON.parse(last.answers) as Answers);
    },
    /**
     * True when the last attempt gave the same answers to the same pack: no other try. Parts that
     * their writer marks are left out: they make no try.
     */
    isRepeat(
      variant: VariantKey,
      packHash: string,
      answers: Answers,
      selfMarked: readonly string[] = [],
    ): boolean {
      const last = lastOn.get(variant);
      if (last?.packHash !== packHash) return false;
      const without = ([part]: [string, unknown]): boolean => !selfMarked.includes(part);
      const key = (all: Answers): string => JSON.stringify(Object.entries(all).filter(without));
      return key(JSON.parse(last.answers) as Answers) === key(answers);
    },
    /** One line per exercise that was tried. */
    summaries: (profileId: number): AttemptSummary[] => summaries.all(profileId),
    /** The last attempt at every exercise, in no order. */
    lastIds: (profileId: number): LastId[] => lastIds.all(profileId),
    /** Errors: TypeError where there is none. */
    find: (attemptId: number): LastAttempt => one.get(attemptId) as LastAttempt,
    seeds: (profileId: number, packId: string, exerciseId: string): number[] =>
      seeds.all(profileId, packId, exerciseId),
    /** How many there are, of all learners: they are numbered from 1 and none is ever removed. */
    count: (): number => (nextId.get() as number) - 1,
    /** A learner's rows, in the order of recording. */
    ofLearner: (profileId: number): IterableIterator<AttemptRow & { hash: string }> =>
      ofLearner.iterate(profileId),
    /** The same of one pack. */
    ofPack: (profileId: number, packId: string): (AttemptRow & { hash: string })[] =>
      ofPack.all(profileId, packId),
    /** Every row with its hash, in the order of recording. */
    rows: (): IterableIterator<AttemptRow & { hash: string }> => rows.iterate(),
    /** The rows of one learner, each as the list of its values in the order in which they are hashed, its hash last. */
    valuesOf: (profileId: number): IterableIterator<(string | number)[]> =>
      valuesOf.iterate(profileId),
    /** How many a learner has. */
    countOf: (profileId: number): number => countOf.get(profileId) as number,
  };
}
