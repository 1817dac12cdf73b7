import type { Grade } from './answer-type.ts';
import { gradeSet } from './grade-set.ts';

/** The cells asked for among all `ids`. */
export interface PickAnswer {
  ids: readonly string[];
  right: readonly string[];
  /** What each cell counts, by id; then other cells that count as much are as good. */
  worth: ReadonlyMap<string, number> | undefined;
  /** The share of the best worth that is right already. */
  enough: number;
}

/** Float64 sums of the same numbers in another order differ by less. */
const ROUNDING = 1e-9;

/** By cell, or by what the picked cells are worth. */
export function gradePick(
  { ids, right, worth, enough }: PickAnswer,
  given: readonly string[],
): Grade {
  if (worth) return gradeWorth(right, given, worth, enough);
  const { score, hits, stray, cells } = gradeSet(right, given, ids.length);
  if (score === 1) return { score, cells };
  const belongs = stray.length === 1 ? 'does not belong' : 'do not belong';
  const found = right.length === 1 ? 'cell is found' : 'cells are found';
  const counts = [
    ...(right.length > 0 ? [`${hits.length} of ${right.length} ${found}`] : []),
    ...(stray.length > 0 ? [`${stray.length} ${belongs}`] : []),
  ];
  return { score, message: `${counts.join('; ')}.`, cells };
}

/** The `count` cells that are worth most, the best first. */
export function bestCells(worth: ReadonlyMap<string, number>, count: number): string[] {
  const order = [...worth].toSorted(([, left], [, right]) => right - left);
  return order.slice(0, count).map(([id]) => id);
}

/** score = Σ worth of the picks / (enough · Σ worth of the best cells), at most 1. */
function gradeWorth(
  right: readonly string[],
  given: readonly string[],
  worth: ReadonlyMap<string, number>,
  enough: number,
): Grade {
  const sum = (ids: readonly string[]): number =>
    ids.reduce((total, id) => total + (worth.get(id) ?? 0), 0);
  const [yours, most] = [sum(given), sum(right)];
  const needed = enough * most;
  if (yours >= needed - ROUNDING * Math.abs(needed)) return { score: 1 };
  const share = Math.max(0, most > 0 ? yours / most : 0);
  const percent = Math.floor(1000 * share) / 10;
  return {
    score: share / enough,
    message: `Your cells hold ${percent} % of what the best ${right.length} hold.`,
  };
}
