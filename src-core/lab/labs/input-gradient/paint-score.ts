import { largestPlaces, meanOf } from './ranking.ts';

/** From this share of what the best cells hold, a painted prediction counts in full. */
export const ENOUGH = 0.6;

/** What the picked cells hold, as a share of what the best as many cells hold. */
export function shareOfBest(values: ArrayLike<number>, picked: readonly number[]): number {
  const best = sumAt(values, largestPlaces(values, picked.length));
  return best === 0 ? 0 : sumAt(values, picked) / best;
}

/** What `count` random cells hold on average, as a share of what the best hold. */
export function shareOfRandom(values: ArrayLike<number>, count: number): number {
  const best = sumAt(values, largestPlaces(values, count));
  return best === 0 ? 0 : (count * meanOf(values)) / best;
}

/** The best cells as (row, column), the best first. */
export function bestPlaces(values: ArrayLike<number>, columns: number, count: number): string {
  return largestPlaces(values, count)
    .map((at) => `(${Math.floor(at / columns)}, ${at % columns})`)
    .join(', ');
}

export function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

function sumAt(values: ArrayLike<number>, places: readonly number[]): number {
  return places.reduce((sum, at) => sum + (values[at] ?? 0), 0);
}
