import type { Block, Position } from '#core/scene/cells/block.ts';
import { cellCount, volumeShape } from '#core/scene/cells/block.ts';
import { drawnOrder, drawnPlace, ownPlace, plainOrder } from './axis-order.ts';
import type { AxisOrder } from './axis-order.ts';
import type { Voxel } from './volumes/voxel-walk.ts';

/** In large scenes blocks of more cells than this are drawn as one box with a 3D texture. */
const denseFrom = 400;

/** Whether a block is drawn as one box. */
export function isDense(block: Block): boolean {
  return cellCount(block) > denseFrom;
}

/** How the maps of a dense volume lie in its box: one behind the other, or as tiles with a line of gap between. */
export interface DenseGrid {
  /** Cells along x, y and z; y runs up, z towards the viewer. */
  size: Voxel;
  /** Tiles across and down; 0 when the channels stand behind one another. */
  tiles: readonly [across: number, down: number];
  /** Rows and columns as drawn. */
  map: readonly [rows: number, columns: number];
  /** Layers from front to back, or tiles. */
  channels: number;
  /** Layers before this one are cut away. */
  from: number;
  order: AxisOrder;
}

/** Cells along one axis that every WebGL2 texture of these machines can hold. */
const textureLimit = 2048;

/** Whether a block can be drawn as one box. */
export function fitsTexture(block: Block): boolean {
  return volumeShape(block).every((size) => size <= textureLimit);
}

/** The grid of a block's maps. */
export function denseGrid(
  block: Block,
  isStacked: boolean,
  from = 0,
  order = plainOrder,
): DenseGrid {
  const [channels, rows, columns] = drawnOrder(order, volumeShape(block));
  const map = [rows, columns] as const;
  if (isStacked)
    return { size: [columns, rows, channels], tiles: [0, 0], map, channels, from, order };
  const wanted = Math.round(Math.sqrt((channels * rows) / columns));
  const across = Math.min(channels, Math.max(1, wanted));
  const down = Math.ceil(channels / across);
  const size = [across * (columns + 1) - 1, down * (rows + 1) - 1, 1] as const;
  return { size, tiles: [across, down], map, channels, from, order };
}

/** The place that a voxel shows; null in the gaps and where channels are cut away. */
export function placeOfVoxel(grid: DenseGrid, [x, y, z]: Voxel): Position | null {
  const [rows, columns] = grid.map;
  const fromTop = grid.size[1] - 1 - y;
  if (grid.tiles[0] === 0) {
    const channel = grid.channels - 1 - z;
    return channel < grid.from ? null : ownPlace(grid.order, { channel, row: fromTop, column: x });
  }
  const [tileX, tileY] = [Math.floor(x / (columns + 1)), Math.floor(fromTop / (rows + 1))];
  const place = {
    channel: tileY * grid.tiles[0] + tileX,
    row: fromTop % (rows + 1),
    column: x % (columns + 1),
  };
  const isGap = place.row === rows || place.column === columns;
  const isShown = !isGap && place.channel < grid.channels && place.channel >= grid.from;
  return isShown ? ownPlace(grid.order, place) : null;
}

/** The voxel that shows a place; places of a margin lie beside the box. */
export function voxelOfPlace(grid: DenseGrid, place: Position): Voxel {
  const { channel, row, column } = drawnPlace(grid.order, place);
  const [rows, columns] = grid.map;
  const top = grid.size[1] - 1;
  if (grid.tiles[0] === 0) return [column, top - row, grid.channels - 1 - channel];
  const [across] = grid.tiles;
  const [tileX, tileY] = [channel % across, Math.floor(channel / across)];
  return [tileX * (columns + 1) + column, top - tileY * (rows + 1) - row, 0];
}
