import type { GraphPlace } from '#core/scene/graph/lay-out-graph.ts';
import type { GraphScene } from '#core/scene/graph/graph-scene.ts';
import { rowName } from '#core/scene/graph/row-text.ts';
import { traceColumns } from '#core/scene/graph/trace-table.ts';

/** Sizes of the drawing in its own units, which are pixels where it is drawn at full size. */
export interface GraphSize {
  width: number;
  height: number;
  node: { width: number; height: number };
  /** The middle of a place. */
  at: (place: GraphPlace) => { x: number; y: number };
}

const MARGIN = 12;
/** Room between layers for arrows and what they carry. */
const GAP_X = 68;
const GAP_Y = 22;
const LINE = 20;
const LETTER = 8;

/** How large everything is: nodes are as wide as the longest formula needs and have a line for each number. */
export function graphSize(scene: GraphScene): GraphSize {
  const { layers, height } = scene.layout;
  const longest = Math.max(...scene.nodes.map((_, node) => headOf(scene, node).length));
  const node = {
    width: Math.min(200, Math.max(108, longest * LETTER + 20)),
    height: 32 + traceColumns(scene).length * LINE,
  };
  const [pitchX, pitchY] = [node.width + GAP_X, node.height + GAP_Y];
  return {
    width: (layers - 1) * pitchX + node.width + 2 * MARGIN,
    height: height * pitchY + node.height + 2 * MARGIN,
    node,
    at: ({ layer, row }) => ({
      x: MARGIN + node.width / 2 + layer * pitchX,
      y: MARGIN + node.height / 2 + row * pitchY,
    }),
  };
}

/** What stands at the top of a node: `v₃ = x₂²`. */
export function headOf({ nodes }: GraphScene, node: number): string {
  const { name = '', operation } = nodes[node] ?? {};
  const text = rowName(name).text;
  return operation ? `${text} = ${operation.text}` : text;
}

/** A smooth way through the places of an arrow, from the right side of its start to the left side of its end. */
export function arrowPath(size: GraphSize, route: readonly GraphPlace[]): string {
  const points = arrowPoints(size, route);
  const [start, ...rest] = points;
  if (!start) return '';
  let last = start;
  const curves = rest.map((point) => {
    const middle = (last.x + point.x) / 2;
    const curve = `C ${middle} ${last.y} ${middle} ${point.y} ${point.x} ${point.y}`;
    last = point;
    return curve;
  });
  return [`M ${start.x} ${start.y}`, ...curves].join(' ');
}

/** The middle of the last stretch of an arrow, where its label stands. */
export function labelPlace(
  size: GraphSize,
  route: readonly GraphPlace[],
): { x: number; y: number } {
  const points = arrowPoints(size, route);
  const [end, start] = [points.at(-1), points.at(-2)];
  return end && start ? { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 } : { x: 0, y: 0 };
}

/** Waypoints are passed straight, as wide as a node. */
function arrowPoints(size: GraphSize, route: readonly GraphPlace[]): { x: number; y: number }[] {
  const half = size.node.width / 2;
  return route.flatMap((place, at) => {
    const { x, y } = size.at(place);
    if (at === 0) return [{ x: x + half, y }];
    if (at === route.length - 1) return [{ x: x - half, y }];
    return [
      { x: x - half, y },
      { x: x + half, y },
    ];
  });
}
