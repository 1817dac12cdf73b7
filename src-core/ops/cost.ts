import { elementCount } from '#core/tensor/strides.ts';

/** Operations of arithmetic by sort. Divisions count as multiplications, subtractions as additions. */
export interface Cost {
  readonly multiply?: number;
  readonly add?: number;
  /** Comparisons and choices. */
  readonly compare?: number;
  /** exp, log, roots, tanh and the like. */
  readonly special?: number;
}

/** So many of each for every element of `shape`. */
export function costPerElement(shape: readonly number[], each: Cost): Cost {
  const count = elementCount('cost', shape);
  return Object.fromEntries(
    Object.entries(each as Record<string, number>).map(([sort, n]) => [sort, n * count]),
  );
}

/** Moving numbers costs no arithmetic. */
export const noCost: Cost = {};
