import { cellsPerVolume } from '#core/scene/cells/block.ts';
import type { Cell } from '#core/scene/cells/block.ts';
import type { Placement, Vector } from './layout.ts';
import { turned } from './view-point.ts';
import type { ViewPoint } from './view-point.ts';

/** A volume on the picture's plane: where its middle is, and how far it reaches when turned. */
export interface Arranged {
  placement: Placement;
  x: number;
  y: number;
  halfWidth: number;
  halfHeight: number;
}

/** All volumes side by side, and how units become pixels: the picture's middle is its point (0, 0). */
export interface Arrangement {
  view: ViewPoint;
  volumes: Arranged[];
  /** 1 / the distance of the eye from the middle of each volume; 0 where all rays are parallel. */
  nearness: number;
  /** CSS pixels a unit. */
  scale: number;
  /** The pixel of the point (0, 0), from the upper left. */
  centre: { x: number; y: number };
}

export interface PixelSize {
  width: number;
  height: number;
}

/** Room kept free for titles, in CSS pixels. */
const room = { top: 20, bottom: 68, side: 20 };
/** The width of a title, in CSS pixels. */
const narrowestBlock = 88;
const gapBetweenBlocks = 1.1;
const gapBetweenVolumes = 0.5;
/** Cells never become larger than this, in CSS pixels. */
const largestScale = 72;

/** The blocks from left to right, each turned in place; filters and images stand in columns. It fits the size at zoom 1. */
export function arrange(
  placements: readonly Placement[],
  view: ViewPoint,
  { width, height }: PixelSize,
): Arrangement {
  const usable = { width: width - 2 * room.side, height: height - room.top - room.bottom };
  const fit = (row: Row): number =>
    Math.max(0.2, Math.min(usable.width / row.width, usable.height / row.height, largestScale));
  // Small blocks take the width of their titles, which depends on the scale: a few rounds settle it.
  const blocks = new Set(placements.map(({ block }) => block.id)).size;
  const narrowest = Math.min(narrowestBlock, usable.width / Math.max(1, blocks) - 8);
  const nearness = nearnessOf(placements, view);
  let settled = inRow(placements, view, nearness, 0);
  for (let round = 0; round < 4; round++)
    settled = inRow(placements, view, nearness, narrowest / fit(settled));
  const { volumes, ...row } = settled;
  return {
    view,
    nearness,
    volumes: volumes.map((volume) => ({ ...volume, x: volume.x - row.width / 2 })),
    scale: fit({ volumes, ...row }) * view.zoom,
    centre: {
      x: width / 2 + view.panX,
      y: (height + room.top - room.bottom) / 2 + view.panY,
    },
  };
}

interface Row {
  volumes: Arranged[];
  width: number;
  height: number;
}

/** The eye is this many times the longest diagonal away. */
const eyeDistance = 1.8;

function nearnessOf(placements: readonly Placement[], { isPerspective }: ViewPoint): number {
  const longest = Math.max(1, ...placements.map(({ size }) => Math.hypot(...size)));
  return isPerspective ? 1 / (eyeDistance * longest) : 0;
}

function inRow(
  placements: readonly Placement[],
  view: ViewPoint,
  nearness: number,
  narrowest: number,
): Row {
  const volumes: Arranged[] = [];
  let left = 0;
  let height = 1;
  for (const group of Object.values(Object.groupBy(placements, ({ block }) => block.id))) {
    const [first] = group ?? [];
    if (!group || !first) continue;
    const { halfWidth, halfHeight } = reach(first, view, nearness);
    const stepX = 2 * halfWidth + gapBetweenVolumes;
    const stepY = 2 * halfHeight + gapBetweenVolumes;
    const columns = Math.max(1, Math.round(Math.sqrt((group.length * stepY) / stepX / 2)));
    const rows = Math.ceil(group.length / columns);
    const own = Math.ceil(group.length / rows) * stepX - gapBetweenVolumes;
    const width = Math.max(own, narrowest);
    for (const [index, placement] of group.entries()) {
      const x = left + (width - own) / 2 + halfWidth + Math.floor(index / rows) * stepX;
      const y = ((rows - 1) / 2 - (index % rows)) * stepY;
      volumes.push({ placement, x, y, halfWidth, halfHeight });
    }
    left += width + gapBetweenBlocks;
    height = Math.max(height, rows * stepY - gapBetweenVolumes);
  }
  return { volumes, width: Math.max(left - gapBetweenBlocks, 1), height };
}

/** A point of a volume, from its middle, on the plane: x to the right, y up, z to the viewer. */
export function placed({ view, nearness }: Arrangement, { x, y }: Arranged, point: Vector): Vector {
  const [right, up, towards] = turned(view, point);
  const farther = 1 - nearness * towards;
  return [x + right / farther, y + up / farther, towards];
}

/** A point of the plane in CSS pixels from the upper left. */
export function toPixels(
  { scale, centre }: Arrangement,
  x: number,
  y: number,
): { x: number; y: number } {
  return { x: centre.x + x * scale, y: centre.y - y * scale };
}

/** The volume that the picture shows for a cell. */
export function volumeOf({ volumes }: Arrangement, { block, cell }: Cell): Arranged | undefined {
  return volumes.find(({ placement }) => {
    if (placement.block.id !== block) return false;
    return Math.floor(cell / cellsPerVolume(placement.block)) === placement.volume;
  });
}

/** Half of what a turned box takes on the screen. */
function reach(
  { size: [width, height, depth] }: Placement,
  { turnRad, tiltRad }: ViewPoint,
  nearness: number,
): {
  halfWidth: number;
  halfHeight: number;
} {
  const [cos, sin] = [Math.abs(Math.cos(turnRad)), Math.abs(Math.sin(turnRad))];
  const [cosTilt, sinTilt] = [Math.abs(Math.cos(tiltRad)), Math.abs(Math.sin(tiltRad))];
  const towards = (height * sinTilt + (width * sin + depth * cos) * cosTilt) / 2;
  const grown = 1 / (1 - nearness * towards);
  return {
    halfWidth: (grown * (width * cos + depth * sin)) / 2,
    halfHeight: (grown * (height * cosTilt + (width * sin + depth * cos) * sinTilt)) / 2,
  };
}
