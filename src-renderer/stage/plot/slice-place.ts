/** Side of the place that all slices share, in units of the picture. */
export const SIDE = 260;
const GAP = 24;

/** Where one of 1, 2 or 4 slices stands in its place, and how long its side is. */
export function slicePlace(count: number, slice: number): { x: number; y: number; side: number } {
  if (count === 1) return { x: 0, y: 0, side: SIDE };
  const side = (SIDE - GAP) / 2;
  const pitch = side + GAP;
  return { x: (slice % 2) * pitch, y: Math.floor(slice / 2) * pitch, side };
}
