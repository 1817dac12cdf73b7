import type { Block, BlockId, Position } from '#core/scene/block.ts';
import { volumeCount, volumeShape } from '#core/scene/block.ts';
import type { Scene } from '#core/scene/scene.ts';

export type Vector = readonly [x: number, y: number, z: number];

/** `stacked` sets the channels one behind the other, `apart` one beside or below the other. */
export type Spread = 'stacked' | 'apart';

/** One volume to draw; x runs right, y up, z to the viewer, one unit a cell, measured from its own middle. */
export interface Placement {
  block: Block;
  /** Which filter of the kernel; 0 for other blocks. */
  volume: number;
  /** Of the box around all its places, margin included. */
  size: Vector;
  /** Centre of row 0, column 0 in each channel. */
  origins: Vector[];
  /** Whether channels stand one behind the other. */
  isStacked: boolean;
}

/** How wide, high and thick a cell is; the pitch is 1. */
export const cellSize: Vector = [0.92, 0.92, 0.5];
const channelPitch = 1.4;
const gapBetweenMaps = 0.7;

/** Every volume of a scene, block by block. */
export function layOut(scene: Scene, spread: Spread): Placement[] {
  const ids: BlockId[] = ['input', 'kernel', 'output'];
  return ids.flatMap((id) => {
    const block = scene.blocks[id];
    return Array.from({ length: volumeCount(block) }, (_, volume) => lay(block, volume, spread));
  });
}

/** The centre of a place; rows run down. */
export function centreOf({ origins }: Placement, { channel, row, column }: Position): Vector {
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
  return { block, volume, size: [width, height, reach + cellSize[2]], origins, isStacked };
}
