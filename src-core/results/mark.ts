import { plain } from '#core/exercise/language/marks.ts';
import type { Status, Verdict } from '#core/exercise/verdict.ts';

/** What remains of a verdict for grade books and statistics. */
export interface Mark {
  status: Status;
  /** 0 to 1. */
  score: number;
  parts: PartMark[];
}

export interface PartMark {
  part: string;
  status: Status;
  score: number;
  /** Named causes. */
  mistakes: { id: string; title: string }[];
  /** Cells that are wrong or cannot be read, as in `PartVerdict.cells`. */
  wrong: string[];
}

export function markOf({ status, score, parts }: Verdict): Mark {
  return {
    status,
    score,
    parts: parts.map((one) => ({
      part: one.part,
      status: one.status,
      score: one.score,
      mistakes: one.diagnosis.map(({ id, title }) => ({ id, title: plain(title) })),
      wrong: Object.entries(one.cells ?? {}).flatMap(([cell, state]) =>
        state === 'wrong' || state === 'unreadable' ? [cell] : [],
      ),
    })),
  };
}
