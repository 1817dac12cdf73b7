import type { Practice } from '#core/schedule/practice.ts';
import type { PracticeRow } from '../../database/practice-rows.ts';
import type { Database } from '../../database/open-database.ts';
import { keyOf } from '../exercises/progress.ts';

/** All that a learner answered, as scheduling reads it. */
export interface PracticeRecord {
  practices: readonly Practice[];
  /** What mistakes are called, as told last. */
  titles: ReadonlyMap<string, string>;
}

interface Known {
  lastId: number;
  practices: Practice[];
  titles: Map<string, string>;
}

/** What was read of each database so far: rows are only ever added, so only new ones are read. */
const known = new WeakMap<Database['practiceRows'], Map<number, Known>>();

/** The record of a learner, oldest first. */
export function practiceRecord({ practiceRows }: Database, profileId: number): PracticeRecord {
  const byProfile = known.get(practiceRows) ?? new Map<number, Known>();
  known.set(practiceRows, byProfile);
  const record: Known = byProfile.get(profileId) ?? { lastId: 0, practices: [], titles: new Map() };
  byProfile.set(profileId, record);
  for (const row of practiceRows.after(profileId, record.lastId)) {
    record.lastId = row.attemptId;
    const mistakes = mistakesOf(row);
    for (const [id, title] of mistakes) record.titles.set(id, title);
    record.practices.push(practiceOf(row, [...new Set(mistakes.map(([id]) => id))]));
  }
  return record;
}

function practiceOf(row: PracticeRow, mistakes: string[]): Practice {
  const { packId, exerciseId, seed, at, status, score, hintsSeen, solutionSeen } = row;
  return {
    skill: keyOf(packId, exerciseId),
    ...{ seed, at, status, score, hintsSeen, mistakes },
    solutionSeen: solutionSeen === 1,
  };
}

const mistakesOf = ({ mistakes }: PracticeRow): [id: string, title: string][] =>
  mistakes === null ? [] : (JSON.parse(mistakes) as [string, string][]);
