import type { GraphScene } from './graph-scene.ts';

/** Where an arrow key leads from a node: `left` to what it reads, `right` to what reads it, up and down in its layer. */
export type GraphMove = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/** The node after a move; the same one where there is none. */
export function nodeAfterMove(scene: GraphScene, node: number | null, move: GraphMove): number {
  const last = scene.nodes.length - 1;
  if (move === 'first') return 0;
  if (move === 'last') return last;
  if (node === null) return 0;
  const { places } = scene.layout;
  const rowOf = (at: number): number => places[at]?.row ?? 0;
  if (move === 'left' || move === 'right') {
    const ends = (move === 'left' ? scene.nodes[node]?.reads : scene.nodes[node]?.readers) ?? [];
    const near = ends.toSorted((a, b) => distance(a) - distance(b) || rowOf(a) - rowOf(b));
    return near[0] ?? node;
  }
  const layer = places[node]?.layer;
  const sign = move === 'down' ? 1 : -1;
  const others = places
    .map((place, at) => ({ at, ahead: sign * (place.row - rowOf(node)), layer: place.layer }))
    .filter((one) => one.layer === layer && one.ahead > 0)
    .sort((a, b) => a.ahead - b.ahead);
  return others[0]?.at ?? node;

  // In thousandths of a row: what is equally near is so whatever the rounding.
  function distance(at: number): number {
    return Math.round(Math.abs(rowOf(at) - rowOf(node as number)) * 1000);
  }
}
