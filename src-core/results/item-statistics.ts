import { counts, type JudgedResult } from './judged-result.ts';

/** How one exercise did in a class. */
export interface ItemStatistics {
  packId: string;
  exerciseId: string;
  /** Learners whose result counts, and how many of them answered at all. */
  learners: number;
  answered: number;
  /** Mean share of its points, 0 (nobody had any) to 1; unanswered counts as 0. */
  difficulty: number;
  /**
   * Correlation, over learners, of the share of its points with the share of all other points: near 1 it parts those
   * who do well elsewhere from the others, below 0 it works against them. None with fewer than three learners, or
   * where one of the two is the same for all.
   */
  discrimination: number | undefined;
  /** Mean number of tries of those who answered. */
  tries: number;
}

/**
 * Difficulty and discrimination of every exercise.
 *
 * Source: item-rest correlation of classical test theory (Lord & Novick 1968, ch. 15).
 */
export function itemStatistics(results: readonly JudgedResult[]): ItemStatistics[] {
  const counting = results.filter(counts);
  const packIds = new Set(counting.map(({ pack }) => pack?.id ?? ''));
  return [...packIds].flatMap((packId) => {
    const own = counting.filter(({ pack }) => pack?.id === packId);
    const ids = [...new Set(own.flatMap(({ tasks }) => tasks.map(({ exerciseId }) => exerciseId)))];
    return ids.map((id) => statisticsOf(packId, id, own));
  });
}

function statisticsOf(
  packId: string,
  id: string,
  results: readonly JudgedResult[],
): ItemStatistics {
  const shares = results.map(({ tasks }) => shareOf(tasks.filter((one) => one.exerciseId === id)));
  const rests = results.map(({ tasks }) => shareOf(tasks.filter((one) => one.exerciseId !== id)));
  const tries = results
    .map(({ tasks }) => tasks.find((one) => one.exerciseId === id)?.tries ?? 0)
    .filter((count) => count > 0);
  return {
    ...{ packId, exerciseId: id, learners: results.length, answered: tries.length },
    difficulty: mean(shares),
    discrimination: correlation(shares, rests),
    tries: tries.length === 0 ? 0 : mean(tries),
  };
}

function shareOf(tasks: readonly { earned: number; points: number }[]): number {
  const worth = tasks.reduce((sum, { points }) => sum + points, 0);
  return worth === 0 ? 0 : tasks.reduce((sum, { earned }) => sum + earned, 0) / worth;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Pearson's r. */
function correlation(a: readonly number[], b: readonly number[]): number | undefined {
  if (a.length < 3) return undefined;
  const [meanA, meanB] = [mean(a), mean(b)];
  const sum = (term: (one: number, other: number) => number): number =>
    a.reduce((total, one, at) => total + term(one - meanA, (b[at] ?? 0) - meanB), 0);
  const spread = Math.sqrt(sum((one) => one * one) * sum((_, other) => other * other));
  // Rounding leaves a trace of spread where all values are equal.
  return spread < 1e-12 ? undefined : sum((one, other) => one * other) / spread;
}
