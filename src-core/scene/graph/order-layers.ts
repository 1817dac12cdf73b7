/** The neighbours of an item in the layers to its left and right. */
export interface Neighbours {
  before: readonly number[];
  after: readonly number[];
}

/** More passes change nothing in graphs of this size. */
const PASSES = 12;

/**
 * The layers with their items put in order so that few arrows cross: each item moves to the mean place of its
 * neighbours, from left to right and back, and the best order met is kept.
 */
export function byBarycenter(
  layers: readonly (readonly number[])[],
  items: readonly Neighbours[],
): number[][] {
  let order = layers.map((layer) => [...layer]);
  let best = order;
  let fewest = crossings(order, items);
  for (let pass = 0; pass < PASSES && fewest > 0; pass++) {
    const side = pass % 2 === 0 ? 'before' : 'after';
    order = sortedBy(order, items, side);
    const count = crossings(order, items);
    if (count < fewest) [best, fewest] = [order, count];
  }
  return best;
}

function sortedBy(
  layers: readonly number[][],
  items: readonly Neighbours[],
  side: keyof Neighbours,
): number[][] {
  const sorted = [...layers];
  const indices = layers.map((_, layer) => layer);
  const places = placesIn(layers);
  for (const layer of side === 'before' ? indices : indices.toReversed()) {
    const wanted = (item: number): number =>
      mean((items[item]?.[side] ?? []).map((one) => places.get(one) ?? 0)) ?? places.get(item) ?? 0;
    const keyed = (sorted[layer] ?? []).map((item) => [item, wanted(item)] as const);
    sorted[layer] = keyed.toSorted((a, b) => a[1] - b[1]).map(([item]) => item);
    sorted[layer].forEach((item, at) => places.set(item, at));
  }
  return sorted;
}

/** How many pairs of arrows between neighbouring layers cross. */
function crossings(layers: readonly (readonly number[])[], items: readonly Neighbours[]): number {
  const places = placesIn(layers);
  let count = 0;
  for (const layer of layers) {
    const ends = layer.map((item) => (items[item]?.after ?? []).map((one) => places.get(one) ?? 0));
    ends.forEach((upper, at) => {
      for (const lower of ends.slice(at + 1))
        count += upper.reduce((sum, one) => sum + lower.filter((two) => two < one).length, 0);
    });
  }
  return count;
}

/** Σ/n; undefined of nothing. */
export function mean(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function placesIn(layers: readonly (readonly number[])[]): Map<number, number> {
  return new Map(layers.flatMap((layer) => layer.map((item, at) => [item, at] as const)));
}
