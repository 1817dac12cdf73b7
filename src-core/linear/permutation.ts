import { ArgumentError } from '#core/errors.ts';

/**
 * A reordering of n things as a list: place q of the result takes what stood at place order[q].
 * It says where each one comes from, not where it goes to.
 */
export type Permutation = readonly number[];

/** Whether the list holds each of 0 … n − 1 once. */
export function isPermutation(list: readonly number[]): boolean {
  const inside = list.every(
    (place) => Number.isInteger(place) && place >= 0 && place < list.length,
  );
  return inside && new Set(list).size === list.length;
}

/** The things in their new order: out[q] = things[order[q]]. Errors: ArgumentError when the order does not fit. */
export function permuteRows<T>(order: Permutation, things: readonly T[]): T[] {
  check('permuteRows', order);
  if (order.length !== things.length)
    throw new ArgumentError('permuteRows', `${order.length} things`, `${things.length}`);
  return order.map((place) => things[place] as T);
}

/** The order that undoes this one. Errors: ArgumentError when it is none. */
export function invert(order: Permutation): number[] {
  check('invert', order);
  const inverse = new Array<number>(order.length);
  for (const [q, place] of order.entries()) inverse[place] = q;
  return inverse;
}

/** First `first`, then `second`: out[q] = first[second[q]]. Errors: ArgumentError when they do not fit. */
export function compose(first: Permutation, second: Permutation): number[] {
  check('compose', first);
  return permuteRows(second, first);
}

/**
 * The cycles, each from its smallest place along q → order[q]; places that stay are cycles of one.
 *
 * Errors: ArgumentError when it is no permutation.
 */
export function cyclesOf(order: Permutation): number[][] {
  check('cyclesOf', order);
  const seen = new Set<number>();
  return order.flatMap((_, start) => {
    const cycle: number[] = [];
    for (let place = start; !seen.has(place); place = order[place] as number) {
      seen.add(place);
      cycle.push(place);
    }
    return cycle.length > 0 ? [cycle] : [];
  });
}

/**
 * An order with to[q] = from[order[q]] for every q, rows compared by their key; undefined when there is none. Of equal
 * rows the earlier one is taken first.
 */
export function permutationBetween<Row>(
  from: readonly Row[],
  to: readonly Row[],
  keyOf: (row: Row) => string,
): number[] | undefined {
  const places = new Map<string, number[]>();
  for (const [place, row] of from.entries()) {
    const key = keyOf(row);
    places.set(key, [...(places.get(key) ?? []), place]);
  }
  const order = to.map((row) => places.get(keyOf(row))?.shift());
  const found = order.filter((place) => place !== undefined);
  return found.length === to.length && from.length === to.length ? found : undefined;
}

function check(who: string, order: Permutation): void {
  if (!isPermutation(order))
    throw new ArgumentError(who, `each of 0 … ${order.length - 1} once`, `[${order.join(', ')}]`);
}
