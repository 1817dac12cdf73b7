import type { PlotPoint } from './figure.ts';

/** The part of a polygon where w1·x + w2·y + b ≥ 0; no corners where there is none. */
export function clipped(
  polygon: readonly PlotPoint[],
  w1: number,
  w2: number,
  b: number,
): PlotPoint[] {
  const height = ({ x, y }: PlotPoint): number => w1 * x + w2 * y + b;
  return polygon.flatMap((corner, at) => {
    const next = polygon[(at + 1) % polygon.length] ?? corner;
    const [here, there] = [height(corner), height(next)];
    const kept = here >= 0 ? [corner] : [];
    if (here * there >= 0) return kept;
    return [...kept, between(corner, next, here / (here - there))];
  });
}

/** The two ends of the line w1·x + w2·y + b = 0 inside a convex polygon; none where it does not meet it. */
export function lineThrough(
  polygon: readonly PlotPoint[],
  w1: number,
  w2: number,
  b: number,
): PlotPoint[] {
  const height = ({ x, y }: PlotPoint): number => w1 * x + w2 * y + b;
  const met = polygon.flatMap((corner, at) => {
    const next = polygon[(at + 1) % polygon.length] ?? corner;
    const [here, there] = [height(corner), height(next)];
    if (here === 0 && (w1 !== 0 || w2 !== 0)) return [corner];
    return here * there < 0 ? [between(corner, next, here / (here - there))] : [];
  });
  return met.length >= 2 ? met.slice(0, 2) : [];
}

function between(a: PlotPoint, b: PlotPoint, share: number): PlotPoint {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}
