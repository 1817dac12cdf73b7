import type { Block, Position } from '#core/scene/cells/block.ts';
import { volumeCount, volumeShape } from '#core/scene/cells/block.ts';
import type { Scene } from '#core/scene/cells/scene.ts';
import { isLarge } from './box-limit.ts';
import { denseGrid, isDense, voxelOfPlace } from './dense.ts';
import type { DenseGrid } from './dense.ts';

export type Vector = readonly [x: number, y: number, z: number];

/** `stacked` sets the channels one behind the other, `apart` one beside or below the other. */
export type Spread = 'stacked' | 'apart';

/** One volume to draw; x runs right, y up, z to the viewer, one unit a cell, measured from its own middle. */
export interface Placement {
  block: Block;
  /** Which filter of a kernel, which image of a batch. */
  volume: number;
  /** Of the box around all its places, margin included. */
  size: Vector;
  /** Centre of row 0, column 0 in each channel. */
  origins: Vector[];
  /** Whether channels stand one behind the other. */
  isStacked: boolean;
  /** How far a cell reaches from front to back. */
  thickness: number;
  /** How cells lie in one box, for volumes that are drawn as one. */
  dense?: DenseGrid;
}

/** What of large volumes is shown: channels from one on, and of several filters or images one. */
export interface Cut {
  from: number;
  volumeOf(block: Block): number;
}

/** All channels, and the first filters and images. */
const noCut: Cut = { from: 0, volumeOf: () => 0 };

/** How wide, high and thick a cell is; the pitch is 1. */
export const cellSize: Vector = [0.92, 0.92, 0.5];
const channelPitch = 1.4;
const gapBetweenMaps = 0.7;

/** Every volume of a scene, block by block. */
export function layOut(scene: Scene, spread: Spread, cut = noCut): Placement[] {
  return scene.blocks.flatMap((block) =>
    isLarge(scene) && isDense(block)
      ? [layDense(block, spread === 'stacked', cut)]
      : Array.from({ length: volumeCount(block) }, (_, volume) => lay(block, volume, spread)),
  );
}

/** The centre of a place; rows run down. */
export function centreOf(placement: Placement, place: Position): Vector {
  const { origins, dense, thickness } = placement;
  if (dense) {
    const [width, height, depth] = dense.size;
    const [right, up, near] = voxelOfPlace(dense, place);
    return [right + 0.5 - width / 2, up + 0.5 - height / 2, (near + 0.5 - depth / 2) * thickness];
  }
  const { channel, row, column } = place;
  const [x, y, z] = origins[channel] ?? [0, 0, 0];
  return [x + column, y - row, z];
}

/** Every place of a volume from the last channel to the first, margins included: the order of painting. */
export function placesOf({ block }: Placement): Position[] {
  const [channels, rows, columns] = volumeShape(block);
  const { top, bottom, left, right } = block.margin;
  const places: Position[] = [];
  for (let channel = channels - 1; channel >= 0; channel--)
    for (let row = -top; row < rows + bottom; row++)
      for (let column = -left; column < columns + right; column++)
        places.push({ channel, row, column });
  return places;
}

function lay(block: Block, volume: number, spread: Spread): Placement {
  const isStacked = spread === 'stacked';
  const [channels, rows, columns] = volumeShape(block);
  const { top, bottom, left, right } = block.margin;
  const [mapWidth, mapHeight] = [columns + left + right, rows + top + bottom];
  // Maps stand below one another first: the picture is wider than high and holds three blocks.
  const across = isStacked ? 1 : Math.max(1, Math.round(Math.sqrt(channels / 2)));
  const down = isStacked ? 1 : Math.ceil(channels / across);
  const [stepX, stepY] = [mapWidth + gapBetweenMaps, mapHeight + gapBetweenMaps];
  const [width, height] = [across * stepX - gapBetweenMaps, down * stepY - gapBetweenMaps];
  const reach = isStacked ? (channels - 1) * channelPitch : 0;
  const origins = Array.from({ length: channels }, (_, channel): Vector => {
    const [column, row] = isStacked ? [0, 0] : [Math.floor(channel / down), channel % down];
    const depth = isStacked ? channel * channelPitch : 0;
    return [
      column * stepX + left + 0.5 - width / 2,
      height / 2 - row * stepY - top - 0.5,
      reach / 2 - depth,
    ];
  });
  return {
    block,
    volume,
    size: [width, height, reach + cellSize[2]],
    origins,
    isStacked,
    thickness: cellSize[2],
  };
}

/** One box; many channels are thin, so that the box does not become a rod. */
function layDense(block: Block, isStacked: boolean, cut: Cut): Placement {
  const [channels, rows, columns] = volumeShape(block);
  const dense = denseGrid(block, isStacked, Math.min(cut.from, channels - 1));
  const thickness = isStacked ? Math.min(1, (1.5 * Math.max(rows, columns)) / channels) : 0.5;
  const [width, height, depth] = dense.size;
  return {
    block,
    volume: Math.min(cut.volumeOf(block), volumeCount(block) - 1),
    size: [width, height, depth * thickness],
    origins: [],
    isStacked,
    thickness,
    dense,
  };
}
