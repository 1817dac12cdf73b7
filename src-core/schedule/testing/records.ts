import { DAY_MS } from '../day.ts';
import type { Practice } from '../practice.ts';

/** Monday, 5 January 2026, noon UTC. Units: ms. */
export const NOON = Date.UTC(2026, 0, 5, 12);

/** Noon of a day counted from then. */
export const noonOf = (day: number): number => NOON + day * DAY_MS;

/** A right answer to variant 1 of `p/a` on day 0, without help; `given` says what is different. */
export function practice(given: Partial<Practice> = {}): Practice {
  return {
    ...{ skill: 'p/a', seed: 1, at: NOON, status: 'correct', score: 1 },
    ...{ hintsSeen: 0, solutionSeen: false, mistakes: [] },
    ...given,
  };
}

/** A wrong one. */
export const wrong = (given: Partial<Practice> = {}): Practice =>
  practice({ status: 'wrong', score: 0, ...given });
