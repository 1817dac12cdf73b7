type Place = readonly [x: number, y: number];

/** Straight pieces from one place to the next. */
const PIECES = 5;

/**
 * A smooth line through all places, as the ends of short straight pieces. Two places stay a straight line.
 *
 * Source: Catmull and Rom's spline: from p₁ to p₂ the line leaves along (p₂ − p₀)/2 and arrives along (p₃ − p₁)/2; the
 * first and the last place stand twice.
 */
export function smoothPath(places: readonly Place[]): Place[] {
  if (places.length <= 2) return [...places];
  const path: Place[] = [];
  for (let i = 0; i + 1 < places.length; i++) {
    const [p1, p2] = [places[i] as Place, places[i + 1] as Place];
    const [p0, p3] = [places[i - 1] ?? p1, places[i + 2] ?? p2];
    for (let piece = 0; piece < PIECES; piece++) {
      const t = piece / PIECES;
      path.push([along(t, p0[0], p1[0], p2[0], p3[0]), along(t, p0[1], p1[1], p2[1], p3[1])]);
    }
  }
  path.push(places.at(-1) as Place);
  return path;
}

const along = (t: number, p0: number, p1: number, p2: number, p3: number): number =>
  p1 + (t * (p2 - p0 + t * (2 * p0 - 5 * p1 + 4 * p2 - p3 + t * (3 * (p1 - p2) + p3 - p0)))) / 2;
