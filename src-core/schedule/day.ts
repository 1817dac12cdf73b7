/** Units: ms. */
export const DAY_MS = 86_400_000;
/** Whoever works past midnight is still in the same day. Units: ms. */
const DAY_STARTS_AT_MS = 4 * 3_600_000;

/**
 * The number of the learner's day that a moment lies in; days begin at 4 in the morning.
 *
 * Units: `at` in Unix time, ms; `utcOffset` in minutes east of UTC.
 */
export function dayOf(at: number, utcOffset: number): number {
  return Math.floor((at + utcOffset * 60_000 - DAY_STARTS_AT_MS) / DAY_MS);
}

/** When a day begins, in Unix time, ms. */
export function startOfDay(day: number, utcOffset: number): number {
  return day * DAY_MS + DAY_STARTS_AT_MS - utcOffset * 60_000;
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: number): number {
  // Day 0, 1 January 1970, was a Thursday.
  return (((day + 3) % 7) + 7) % 7;
}
