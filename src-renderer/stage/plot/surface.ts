import type { Figure, FigurePoint } from '#core/scene/plot/figure.ts';

/** From where a surface is looked at. */
export interface SurfaceView {
  turnRad: number;
  /** 0 from the side, π/2 straight from above. */
  tiltRad: number;
}

export const firstSurfaceView: SurfaceView = { turnRad: 0.6, tiltRad: 0.6 };

type Vector = readonly [x: number, y: number, z: number];

/** A patch of a surface or a line across it, as a path in a picture with its middle at (0, 0). */
export interface Facet {
  path: string;
  value: number;
  /** Where the surface crosses the level, within this patch. */
  level: string;
}

/** How high a surface rises beside its width of 2. */
const rise = 0.62;

/** A view turned by some angles, never upside down. */
export function turnSurface(view: SurfaceView, turnRad: number, tiltRad: number): SurfaceView {
  const tilt = Math.min(Math.PI / 2, Math.max(0.1, view.tiltRad + tiltRad));
  return { turnRad: view.turnRad + turnRad, tiltRad: tilt };
}

/** A place over the plane in a box from −1 to 1: x and y along the axes, z by value. */
export function inBox(
  { x, y, field }: Figure,
  at: { x: number; y: number },
  value: number,
): Vector {
  const [low, high] = field ? [field.low, field.high] : [0, 1];
  return [
    (2 * (at.x - x.from)) / (x.to - x.from) - 1,
    (2 * (at.y - y.from)) / (y.to - y.from) - 1,
    high > low ? rise * ((2 * (value - low)) / (high - low) - 1) : 0,
  ];
}

/** A point of the box on the picture, and how near it is. */
export function seenAt({ turnRad, tiltRad }: SurfaceView, [x, y, z]: Vector): Vector {
  const [cos, sin] = [Math.cos(turnRad), Math.sin(turnRad)];
  const across = x * cos - y * sin;
  const away = x * sin + y * cos;
  const up = away * Math.sin(tiltRad) + z * Math.cos(tiltRad);
  return [across, up, z * Math.sin(tiltRad) - away * Math.cos(tiltRad)];
}

/** Where a surface decides: at ½ between points of the classes 0 and 1, at 0 between signs, else half way. */
export function levelOf({ field, points }: Figure): number {
  const { low, high } = field ?? { low: 0, high: 0 };
  const shapes = new Set(points.map(({ shape }) => shape));
  if (shapes.has('square') && shapes.has('disc') && low < 0.5 && high > 0.5) return 0.5;
  return low < 0 && high > 0 ? 0 : (low + high) / 2;
}

/**
 * The patches of a field between the middles of its cells, from the farthest to the nearest; those with a corner that has
 * no value are left out.
 */
export function facetsOf(figure: Figure, view: SurfaceView, scale: number): Facet[] {
  const { field, x, y } = figure;
  if (!field) return [];
  const { columns, rows, values } = field;
  const level = levelOf(figure);
  const value = (column: number, row: number): number => values[row * columns + column] ?? NaN;
  const point = (column: number, row: number): Vector =>
    inBox(
      figure,
      {
        x: x.from + ((x.to - x.from) * (column + 0.5)) / columns,
        y: y.from + ((y.to - y.from) * (row + 0.5)) / rows,
      },
      value(column, row),
    );
  const found: (Facet & { depth: number })[] = [];
  for (let row = 0; row < rows - 1; row++)
    for (let column = 0; column < columns - 1; column++) {
      const places = [
        [column, row],
        [column + 1, row],
        [column + 1, row + 1],
        [column, row + 1],
      ] as const;
      const heights = places.map(([at, line]) => value(at, line));
      if (!heights.every(Number.isFinite)) continue;
      const seen = places.map(([at, line]) => seenAt(view, point(at, line)));
      found.push({
        path: `${pathThrough(seen, scale)} Z`,
        value: heights.reduce((sum, one) => sum + one, 0) / 4,
        level: pathThrough(crossings(seen, heights, level), scale),
        depth: seen.reduce((sum, [, , towards]) => sum + towards, 0),
      });
    }
  return found.sort((left, right) => left.depth - right.depth);
}

/** Where the edges of a patch cross a level: two points, or none. */
function crossings(seen: readonly Vector[], heights: readonly number[], level: number): Vector[] {
  return seen.flatMap((from, at) => {
    const next = (at + 1) % seen.length;
    const [low, high] = [heights[at] ?? 0, heights[next] ?? 0];
    const to = seen[next] ?? from;
    if (low < level === high < level) return [];
    const share = (level - low) / (high - low);
    return [from.map((one, axis) => one + share * ((to[axis] ?? 0) - one)) as unknown as Vector];
  });
}

/** Straight lines from point to point; y grows downwards. */
export function pathThrough(points: readonly Vector[], scale: number): string {
  return points
    .map(
      ([x, y], at) => `${at === 0 ? 'M' : 'L'}${(x * scale).toFixed(1)} ${(-y * scale).toFixed(1)}`,
    )
    .join(' ');
}

/** The value of the field at the cell around a place. */
export function heightAt({ field, x, y }: Figure, at: { x: number; y: number }): number {
  if (!field) return 0;
  const cell = (share: number, count: number): number =>
    Math.min(count - 1, Math.max(0, Math.floor(share * count)));
  const column = cell((at.x - x.from) / (x.to - x.from), field.columns);
  const row = cell((at.y - y.from) / (y.to - y.from), field.rows);
  return field.values[row * field.columns + column] ?? 0;
}

/** Points of a figure, each where it stands on the surface, the farthest first. */
export function pointsOn(figure: Figure, view: SurfaceView): (FigurePoint & { seen: Vector })[] {
  return figure.points
    .map((point) => ({
      ...point,
      seen: seenAt(view, inBox(figure, point, heightAt(figure, point))),
    }))
    .sort((left, right) => left.seen[2] - right.seen[2]);
}
