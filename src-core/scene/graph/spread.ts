import { mean } from './order-layers.ts';
import type { Neighbours } from './order-layers.ts';

const PASSES = 24;

/**
 * A row for each item: near the mean of its neighbours, in the order of its layer, and at least one row from the
 * next item there.
 */
export function spread(
  layers: readonly (readonly number[])[],
  items: readonly Neighbours[],
): number[] {
  const rows: number[] = [];
  for (const layer of layers)
    layer.forEach((item, at) => (rows[item] = at - (layer.length - 1) / 2));
  for (let pass = 0; pass < PASSES; pass++) {
    for (const layer of pass % 2 === 0 ? layers : layers.toReversed()) {
      const wanted = layer.map((item) => {
        const { before = [], after = [] } = items[item] ?? {};
        return mean([...before, ...after].map((one) => rows[one] ?? 0)) ?? rows[item] ?? 0;
      });
      apart(wanted).forEach((row, at) => (rows[layer[at] as number] = row));
    }
  }
  return rows;
}

/**
 * The rows nearest to `wanted` (least squares) that grow by at least 1 from item to item: rows minus their
 * number must not fall, so blocks that fall share their mean.
 */
export function apart(wanted: readonly number[]): number[] {
  const blocks: { sum: number; count: number }[] = [];
  wanted.forEach((row, at) => {
    blocks.push({ sum: row - at, count: 1 });
    for (;;) {
      const [last, earlier] = [blocks.at(-1), blocks.at(-2)];
      if (!last || !earlier || earlier.sum / earlier.count <= last.sum / last.count) break;
      blocks.splice(-2, 2, { sum: earlier.sum + last.sum, count: earlier.count + last.count });
    }
  });
  return blocks
    .flatMap(({ sum, count }) => new Array<number>(count).fill(sum / count))
    .map((row, at) => row + at);
}
