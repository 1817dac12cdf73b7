import { NONE } from '../answers.ts';
import type { CellStatus } from '../verdict.ts';
import type { Reading } from './answer-type.ts';

/** How a set of ids compares with the right one. */
export interface SetGrade {
  /** 0 to 1; 1 when the two sets are equal. */
  score: number;
  hits: string[];
  /** In the right set, not in the given one. */
  missed: string[];
  /** In the given set, not in the right one. */
  stray: string[];
  /** What was given, id by id; what was missed stays unmarked, so that nothing is given away. */
  cells: Record<string, CellStatus>;
}

/** Ids of `known`, each once; `none` alone is the empty set. */
export function readSet(
  raw: readonly string[],
  known: ReadonlySet<string>,
  sentence: string,
): Reading<string[]> {
  if (raw.length === 1 && raw[0] === NONE) return { ok: true, value: [] };
  const isClean = raw.every((id) => known.has(id)) && new Set(raw).size === raw.length;
  return isClean ? { ok: true, value: [...raw] } : { ok: false, message: sentence };
}

/**
 * Set equality: score = max(0, hits / R − strays / min(R, W)) for R right ids and W others.
 *
 * To give all ids or none of them without thought yields 0, and ids given at random yield nothing
 * on average. Where no id is right, only the empty set scores.
 */
export function gradeSet(
  right: readonly string[],
  given: readonly string[],
  count: number,
): SetGrade {
  const hits = given.filter((id) => right.includes(id));
  const stray = given.filter((id) => !right.includes(id));
  const missed = right.filter((id) => !given.includes(id));
  const marks = [
    ...hits.map((id) => [id, 'right'] as const),
    ...stray.map((id) => [id, 'wrong'] as const),
    ...(given.length === 0 ? [[NONE, right.length === 0 ? 'right' : 'wrong'] as const] : []),
  ];
  return { score: scoreOf(), hits, missed, stray, cells: Object.fromEntries(marks) };

  function scoreOf(): number {
    if (right.length === 0) return given.length === 0 ? 1 : 0;
    const smaller = Math.min(right.length, count - right.length);
    const cost = stray.length === 0 ? 0 : stray.length / smaller;
    return Math.max(0, hits.length / right.length - cost);
  }
}

/** The ids as handed in; an empty set is said in a word. */
export function setToRaw(ids: readonly string[]): string[] {
  return ids.length === 0 ? [NONE] : [...ids];
}
