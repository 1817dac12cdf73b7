/**
 * Parts worth handing to a thread take about 10 µs. `cost` is what one of `unit` elements takes, in
 * plain additions; parts are cut at multiples of `multiple`.
 */
export function grainFor(unit: number, cost: number, multiple = 1): number {
  const worthwhile = ELEMENTS / (cost * Math.max(1, unit));
  return Math.max(1, Math.ceil(worthwhile / multiple)) * multiple;
}

/** Elements that one thread adds in about 10 µs. */
const ELEMENTS = 65_536;

/** What one element costs, in additions. */
export const COST = { move: 1, divide: 2, exp: 6, activation: 10, window: 8 } as const;

/** Multiplications of products and convolutions that one thread does in about 10 µs. */
const PRODUCTS = 250_000;

/** Parts of `work` multiplications each that are worth handing to a thread together. */
export function worthwhile(work: number): number {
  return Math.ceil(PRODUCTS / Math.max(1, work));
}

export const roundUp = (value: number, multiple: number) => Math.ceil(value / multiple) * multiple;
