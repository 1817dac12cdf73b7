import type { Block, Position } from '#core/scene/cells/block.ts';
import { volumeCount, volumeShape } from '#core/scene/cells/block.ts';
import type { Scene } from '#core/scene/cells/scene.ts';
import { drawnOrder, drawnPlace, ownPlace, plainOrder } from './axis-order.ts';
import type { AxisOrder } from './axis-order.ts';
import { isLarge } from './box-limit.ts';
import { denseGrid, isDense, voxelOfPlace } from './dense.ts';
import type { DenseGrid } from './dense.ts';

export type Vector = readonly [x: number, y: number, z: number];

/** `stacked` sets the channels (or what is drawn deep in their place) one behind the other, `apart` one beside or below the other. */
export type Spread = 'stacked' | 'apart';

/** One volume to draw; x runs right, y up, z to the viewer, one unit a cell, measured from its own middle. */
export interface Placement {
  block: Block;
  /** Which filter of a kernel, which image of a batch. */
  volume: number;
  /** Of the box around all its places, margin included. */
  size: Vector;
  /** Which axis is drawn deep, down and across. */
  order: AxisOrder;
  /** Centre of row 0, column 0 in each layer as drawn, from the front one on. */
  origins: Vector[];
  /** Places of a margin in front of the first layer. */
  inFront: number;
  /** Whether layers stand one behind the other. */
  isStacked: boolean;
  /** How far a cell reaches from front to back. */
  thickness: number;
  /** How cells lie in one box, for volumes that are drawn as one. */
  dense?: DenseGrid;
}

/** What of large volumes is shown: layers from one on, and of several filters or images one. */
export interface Cut {
  from: number;
  volumeOf(block: Block): number;
}

/** All channels, and the first filters and images. */
const noCut: Cut = { from: 0, volumeOf: () => 0 };

/** How wide, high and thick a cell is; the pitch is 1. */
export const cellSize: Vector = [0.92, 0.92, 0.5];
const layerPitch = 1.4;
const gapBetweenMaps = 0.7;

/** Every volume of a scene, block by block. */
export function layOut(scene: Scene, spread: Spread, cut = noCut, order = plainOrder): Placement[] {
  return scene.blocks.flatMap((block) =>
    isLarge(scene) && isDense(block)
      ? [layDense(block, spread === 'stacked', cut, order)]
      : Array.from({ length: volumeCount(block) }, (_, volume) =>
          lay(block, volume, spread, order),
        ),
  );
}

/** The centre of a place; rows run down. */
export function centreOf(placement: Placement, place: Position): Vector {
  const { origins, dense, thickness, order, inFront } = placement;
  if (dense) {
    const [width, height, depth] = dense.size;
    const [right, up, near] = voxelOfPlace(dense, place);
    return [right + 0.5 - width / 2, up + 0.5 - height / 2, (near + 0.5 - depth / 2) * thickness];
  }
  const { channel, row, column } = drawnPlace(order, place);
  const [x, y, z] = origins[channel + inFront] ?? [0, 0, 0];
  return [x + column, y - row, z];
}

/** Every place of a volume from the last layer to the first, margins included: the order of painting. */
export function placesOf({ block, order }: Placement): Position[] {
  const [deep, down, across] = drawnOrder(order, extents(block));
  const places: Position[] = [];
  for (let channel = deep.end - 1; channel >= deep.start; channel--)
    for (let row = down.start; row < down.end; row++)
      for (let column = across.start; column < across.end; column++)
        places.push(ownPlace(order, { channel, row, column }));
  return places;
}

/** How many layers as drawn stand in front of a place. */
export function layersBefore({ order, inFront }: Placement, place: Position): number {
  return drawnPlace(order, place).channel + inFront;
}

interface Extent {
  start: number;
  /** The first place that is not in it any more. */
  end: number;
}

/** From where to where the places of a volume reach along channel, row and column, margins included. */
function extents(block: Block): [Extent, Extent, Extent] {
  const [channels, rows, columns] = volumeShape(block);
  const { margin } = block;
  return [
    { start: 0, end: channels },
    { start: -margin.top, end: rows + margin.bottom },
    { start: -margin.left, end: columns + margin.right },
  ];
}

function lay(block: Block, volume: number, spread: Spread, order: AxisOrder): Placement {
  const isStacked = spread === 'stacked';
  const [deep, down, across] = drawnOrder(order, extents(block));
  const layers = deep.end - deep.start;
  const [mapWidth, mapHeight] = [across.end - across.start, down.end - down.start];
  // Maps stand below one another first: the picture is wider than high and holds three blocks.
  const abreast = isStacked ? 1 : Math.max(1, Math.round(Math.sqrt(layers / 2)));
  const below = isStacked ? 1 : Math.ceil(layers / abreast);
  const [stepX, stepY] = [mapWidth + gapBetweenMaps, mapHeight + gapBetweenMaps];
  const [width, height] = [abreast * stepX - gapBetweenMaps, below * stepY - gapBetweenMaps];
  const reach = isStacked ? (layers - 1) * layerPitch : 0;
  const origins = Array.from({ length: layers }, (_, layer): Vector => {
    const [column, row] = isStacked ? [0, 0] : [Math.floor(layer / below), layer % below];
    const depth = isStacked ? layer * layerPitch : 0;
    return [
      column * stepX - across.start + 0.5 - width / 2,
      height / 2 - row * stepY + down.start - 0.5,
      reach / 2 - depth,
    ];
  });
  return {
    block,
    volume,
    size: [width, height, reach + cellSize[2]],
    order,
    origins,
    inFront: -deep.start,
    isStacked,
    thickness: cellSize[2],
  };
}

/** One box; many layers are thin, so that the box does not become a rod. */
function layDense(block: Block, isStacked: boolean, cut: Cut, order: AxisOrder): Placement {
  const [layers, rows, columns] = drawnOrder(order, volumeShape(block));
  const dense = denseGrid(block, isStacked, Math.min(cut.from, layers - 1), order);
  const thickness = isStacked ? Math.min(1, (1.5 * Math.max(rows, columns)) / layers) : 0.5;
  const [width, height, depth] = dense.size;
  return {
    block,
    volume: Math.min(cut.volumeOf(block), volumeCount(block) - 1),
    size: [width, height, depth * thickness],
    order,
    origins: [],
    inFront: 0,
    isStacked,
    thickness,
    dense,
  };
}
