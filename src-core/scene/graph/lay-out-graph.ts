import { byBarycenter } from './order-layers.ts';
import { spread } from './spread.ts';

/** A place in the drawing: layers count from the left, rows may be fractions. */
export interface GraphPlace {
  layer: number;
  row: number;
}

/** Where the nodes and arrows of a graph lie. */
export interface GraphLayout {
  layers: number;
  /** Rows from 0 to here. */
  height: number;
  /** One place a node. */
  places: GraphPlace[];
  /** For each arrow the places that it passes, from the node that is read to the one that reads it. */
  routes: GraphPlace[][];
}

/** A node stands in one layer; a waypoint keeps an arrow's lane free where it passes a layer. */
interface Item {
  layer: number;
  before: number[];
  after: number[];
}

/**
 * A layered drawing: every arrow leads to the right, nodes of one layer are at least one row apart, arrows that
 * pass a layer have a lane of their own. The same graph is always drawn the same way.
 *
 * `reads[i]` are the nodes that node i reads; all of them are smaller than i.
 */
export function layOutGraph(reads: readonly (readonly number[])[]): GraphLayout {
  const layerOf: number[] = [];
  for (const sources of reads)
    layerOf.push(1 + Math.max(-1, ...sources.map((source) => layerOf[source] ?? 0)));
  const items: Item[] = layerOf.map((layer) => ({ layer, before: [], after: [] }));
  const lanes = reads.flatMap((sources, to) => sources.map((from) => laneOf(items, from, to)));
  const layers = Array.from({ length: Math.max(...layerOf) + 1 }, (_, layer) =>
    items.flatMap((item, at) => (item.layer === layer ? [at] : [])),
  );
  const rows = spread(byBarycenter(layers, items), items);
  const lowest = Math.min(...rows);
  const place = (at: number): GraphPlace => ({
    layer: items[at]?.layer ?? 0,
    row: (rows[at] ?? 0) - lowest,
  });
  return {
    layers: layers.length,
    height: Math.max(...rows) - lowest,
    places: reads.map((_, at) => place(at)),
    routes: lanes.map((lane) => lane.map(place)),
  };
}

/** The items on the way of one arrow; waypoints are added to `items`. */
function laneOf(items: Item[], from: number, to: number): number[] {
  const lane = [from];
  const [first, last] = [items[from]?.layer ?? 0, items[to]?.layer ?? 0];
  for (let layer = first + 1; layer < last; layer++)
    lane.push(items.push({ layer, before: [], after: [] }) - 1);
  lane.push(to);
  for (let at = 1; at < lane.length; at++) {
    const [left, right] = [lane[at - 1] as number, lane[at] as number];
    items[left]?.after.push(right);
    items[right]?.before.push(left);
  }
  return lane;
}
