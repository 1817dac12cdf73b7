import type { Vector } from '../layout.ts';

/** A cell of a grid as column, row and channel, counted from the corner with the least coordinates. */
export type Voxel = readonly [x: number, y: number, z: number];

/** More steps than any drawn grid has cells along three axes. */
const stepLimit = 8192;

/**
 * The first solid cell on a ray through a grid of unit cells from (0, 0, 0) to `size`: from cell to cell over the
 * nearest face, as the fragment shader does. Null when the ray meets none.
 *
 * Source: Amanatides and Woo, A fast voxel traversal algorithm for ray tracing (1987).
 */
export function firstSolid(
  size: Vector,
  origin: Vector,
  direction: Vector,
  isSolid: (voxel: Voxel) => boolean,
): Voxel | null {
  const span = spanInside(size, origin, direction);
  if (!span) return null;
  const [enter, leave] = span;
  const start = axes((axis) => origin[axis] + direction[axis] * (enter + 1e-6));
  const cell = axes((axis) => Math.min(size[axis] - 1, Math.max(0, Math.floor(start[axis]))));
  const step = axes((axis) => Math.sign(direction[axis]));
  const stride = axes((axis) => Math.abs(1 / direction[axis]));
  const next = axes((axis) =>
    step[axis] === 0
      ? Infinity
      : (cell[axis] + (step[axis] > 0 ? 1 : 0) - origin[axis]) / direction[axis],
  );
  for (let steps = 0; steps < stepLimit; steps++) {
    if (isSolid(cell)) return cell;
    const axis = next[0] < next[1] ? (next[0] < next[2] ? 0 : 2) : next[1] < next[2] ? 1 : 2;
    if (next[axis] > leave) return null;
    cell[axis] += step[axis];
    next[axis] += stride[axis];
    if (cell[axis] < 0 || cell[axis] >= size[axis]) return null;
  }
  return null;
}

/** Where a ray enters and leaves the box, or null. */
function spanInside(size: Vector, origin: Vector, direction: Vector): [number, number] | null {
  let [enter, leave] = [-Infinity, Infinity];
  for (const axis of [0, 1, 2] as const) {
    const [low, high] = [-origin[axis], size[axis] - origin[axis]];
    if (direction[axis] === 0) {
      if (low > 0 || high < 0) return null;
      continue;
    }
    const [a, b] = [low / direction[axis], high / direction[axis]];
    enter = Math.max(enter, Math.min(a, b));
    leave = Math.min(leave, Math.max(a, b));
  }
  return enter <= leave ? [enter, leave] : null;
}

function axes(of: (axis: 0 | 1 | 2) => number): [number, number, number] {
  return [of(0), of(1), of(2)];
}
