import type { Practice } from '#core/schedule/practice.ts';
import type { PracticeRow } from '../../database/practice-rows.ts';
import { keyOf } from '../exercises/progress.ts';

/** A stored attempt as scheduling reads it, and what its mistakes are called. */
export function practiceOf(row: PracticeRow): {
  practice: Practice;
  titles: [id: string, title: string][];
} {
  const { packId, exerciseId, seed, at, status, score, hintsSeen, solutionSeen } = row;
  const titles = row.mistakes === null ? [] : (JSON.parse(row.mistakes) as [string, string][]);
  const practice = {
    skill: keyOf(packId, exerciseId),
    ...{ seed, at, status, score, hintsSeen },
    solutionSeen: solutionSeen === 1,
    mistakes: [...new Set(titles.map(([id]) => id))],
    ...(row.failedPart !== null && { failedPart: row.failedPart }),
  };
  return { practice, titles };
}
