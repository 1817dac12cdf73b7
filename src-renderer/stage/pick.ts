import { cellAt } from '#core/scene/cells/block.ts';
import type { Cell } from '#core/scene/cells/block.ts';
import type { Arrangement } from './arrange.ts';
import { placeOfVoxel } from './dense.ts';
import type { DenseGrid } from './dense.ts';
import { cellSize, centreOf, placesOf } from './layout.ts';
import type { Placement, Vector } from './layout.ts';
import { unturned } from './view-point.ts';
import { firstSolid } from './volumes/voxel-walk.ts';

/** The foremost cell under a pixel of the picture; places of a margin are looked through. */
export function pickCell(arrangement: Arrangement, pixel: { x: number; y: number }): Cell | null {
  const { view, scale, centre, nearness } = arrangement;
  const [planeX, planeY] = [(pixel.x - centre.x) / scale, (centre.y - pixel.y) / scale];
  for (const { placement, x, y, halfWidth, halfHeight } of arrangement.volumes) {
    if (Math.abs(planeX - x) > halfWidth || Math.abs(planeY - y) > halfHeight) continue;
    const [right, up] = [planeX - x, planeY - y];
    const origin = unturned(view, [right, up, 0]);
    const direction = unturned(view, [nearness * right, nearness * up, -1]);
    const { dense } = placement;
    if (dense) {
      const cell = denseCell(placement, dense, origin, direction);
      if (cell !== null) return { block: placement.block.id, cell };
      continue;
    }
    let nearest: { cell: number; at: number } | null = null;
    for (const place of placesOf(placement)) {
      const cell = cellAt(placement.block, place, placement.volume);
      const at = cell === null ? null : entry(centreOf(placement, place), origin, direction);
      if (cell !== null && at !== null && (nearest === null || at < nearest.at))
        nearest = { cell, at };
    }
    if (nearest) return { block: placement.block.id, cell: nearest.cell };
  }
  return null;
}

/** The foremost cell of a dense volume on a ray; the ray starts in front of it. */
function denseCell(
  { block, volume, thickness }: Placement,
  grid: DenseGrid,
  origin: Vector,
  direction: Vector,
): number | null {
  const [width, height, depth] = grid.size;
  const far = 2 * (width + height + depth);
  const start: Vector = [
    origin[0] - far * direction[0] + width / 2,
    origin[1] - far * direction[1] + height / 2,
    (origin[2] - far * direction[2]) / thickness + depth / 2,
  ];
  const along: Vector = [direction[0], direction[1], direction[2] / thickness];
  const voxel = firstSolid(grid.size, start, along, (at) => placeOfVoxel(grid, at) !== null);
  const place = voxel && placeOfVoxel(grid, voxel);
  return place && cellAt(block, place, volume);
}

/** How far along the ray a cell's box begins, or null when the ray misses it. */
function entry(centre: Vector, origin: Vector, direction: Vector): number | null {
  let enter = -Infinity;
  let leave = Infinity;
  for (const axis of [0, 1, 2] as const) {
    const away = centre[axis] - origin[axis];
    const half = cellSize[axis] / 2;
    const speed = direction[axis];
    if (Math.abs(speed) < 1e-9) {
      if (Math.abs(away) > half) return null;
      continue;
    }
    const reach = half / Math.abs(speed);
    enter = Math.max(enter, away / speed - reach);
    leave = Math.min(leave, away / speed + reach);
  }
  return enter <= leave ? enter : null;
}
