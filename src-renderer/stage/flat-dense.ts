import { cellAt } from '#core/scene/cells/block.ts';
import { placed, toPixels } from './arrange.ts';
import type { Arranged, Arrangement } from './arrange.ts';
import { fadedShare } from './cell-style.ts';
import { byteOf, colourOfByte } from './colour-map.ts';
import { placeOfVoxel } from './dense.ts';
import type { DenseGrid } from './dense.ts';
import type { FlatContext } from './flat-context.ts';
import type { Look } from './paint.ts';
import type { Palette, Rgb } from './palette.ts';
import { rangeOfBlock } from './value-ranges.ts';

/** Draws a large volume as a picture of one pixel a cell, enlarged without smoothing. */
export function drawDense(
  context: FlatContext,
  arrangement: Arrangement,
  arranged: Arranged,
  grid: DenseGrid,
  look: Look,
  palette: Palette,
): void {
  const [width, height] = grid.size;
  const image = new ImageData(width, height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const colour = colourOf(arranged, grid, x, height - 1 - y, look, palette);
      if (!colour) continue;
      const [red, green, blue, share] = colour;
      image.data.set([red * 255, green * 255, blue * 255, share * 255], 4 * (y * width + x));
    }
  const sheet = new OffscreenCanvas(width, height);
  sheet.getContext('2d')?.putImageData(image, 0, 0);
  const [x, y] = placed(arrangement, arranged, [-width / 2, height / 2, 0]);
  const corner = toPixels(arrangement, x, y);
  context.imageSmoothingEnabled = false;
  context.drawImage(
    sheet,
    corner.x,
    corner.y,
    width * arrangement.scale,
    height * arrangement.scale,
  );
}

function colourOf(
  { placement: { block, volume } }: Arranged,
  grid: DenseGrid,
  x: number,
  y: number,
  look: Look,
  palette: Palette,
): [...Rgb, number] | null {
  const place = placeOfVoxel(grid, [x, y, 0]);
  const cell = place && cellAt(block, place, volume);
  if (cell === null) return null;
  const emphasis = look.emphasis({ block: block.id, cell });
  const { strong, soft } = palette.roles[block.role];
  if (emphasis === 'picked') return [...strong, 1];
  const range = rangeOfBlock(block);
  const value = block.values?.[cell];
  const plain = value === undefined ? soft : colourOfByte(range.scale, byteOf(value, range));
  return [...plain, emphasis === 'faded' ? fadedShare : 1];
}
