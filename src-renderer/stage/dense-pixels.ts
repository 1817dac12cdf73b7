import { cellsPerVolume, positionOf, volumeShape } from '#core/scene/cells/block.ts';
import { drawnOrder } from './axis-order.ts';
import { fadedShare } from './cell-style.ts';
import { byteOf, colourOfByte } from './colour-map.ts';
import { placeOfVoxel, voxelOfPlace } from './dense.ts';
import type { DenseGrid } from './dense.ts';
import type { Placement } from './layout.ts';
import type { Look } from './paint.ts';
import type { Palette, Rgb } from './palette.ts';
import { rangeOfBlock } from './value-ranges.ts';

/**
 * One pixel a cell of a large volume whose maps lie as tiles: red, green, blue and alpha row by row from the top, gaps
 * left empty. Hundreds of thousands of cells are drawn at each pick: nothing is made for a single one.
 */
export function densePixels(
  { block, volume }: Placement,
  grid: DenseGrid,
  { isPicking, reach, picks }: Look,
  { roles }: Palette,
): Uint8ClampedArray<ArrayBuffer> {
  const [width, height] = grid.size;
  const pixels = new Uint32Array(width * height);
  const { strong, soft } = roles[block.role];
  const { values } = block;
  const range = rangeOfBlock(block);
  const colours = Array.from({ length: values ? 256 : 1 }, (_, byte) =>
    values ? colourOfByte(range.scale, byte) : soft,
  );
  const [full, faded] = [packed(colours, 1), packed(colours, fadedShare)];
  const own = reach?.get(block.id);
  const [, sourceRows, sourceColumns] = volumeShape(block);
  const [deep, down, across] = drawnOrder(grid.order, [
    sourceRows * sourceColumns,
    sourceColumns,
    1,
  ]);
  const [rows, columns] = grid.map;
  for (let layer = grid.from; layer < grid.channels; layer++) {
    const left = (layer % grid.tiles[0]) * (columns + 1);
    const top = Math.floor(layer / grid.tiles[0]) * (rows + 1);
    for (let row = 0; row < rows; row++) {
      let cell = volume * cellsPerVolume(block) + layer * deep + row * down;
      let pixel = (top + row) * width + left;
      for (let column = 0; column < columns; column++, cell += across, pixel++) {
        const byte = values ? byteOf(values[cell] as number, range) : 0;
        pixels[pixel] = (isPicking && own?.[cell] !== 1 ? faded : full)[byte] as number;
      }
    }
  }
  const [pickedColour = 0] = packed([strong], 1);
  for (const pick of picks) {
    const isHere =
      pick.block === block.id && Math.floor(pick.cell / cellsPerVolume(block)) === volume;
    if (!isHere) continue;
    const [x, y] = voxelOfPlace(grid, positionOf(block, pick.cell));
    if (placeOfVoxel(grid, [x, y, 0])) pixels[(height - 1 - y) * width + x] = pickedColour;
  }
  return new Uint8ClampedArray(pixels.buffer);
}

/** Colours as four bytes each, in the order in which they lie in memory. */
function packed(colours: readonly Rgb[], share: number): Uint32Array {
  const bytes = Uint8ClampedArray.from(
    colours.flatMap((colour) => [...colour, share].map((part) => part * 255)),
  );
  return new Uint32Array(bytes.buffer);
}
