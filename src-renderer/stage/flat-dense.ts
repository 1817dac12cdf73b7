import { cellCount, cellsPerVolume, positionOf } from '#core/scene/cells/block.ts';
import type { Block, Position } from '#core/scene/cells/block.ts';
import { placed, toPixels } from './arrange.ts';
import type { Arranged, Arrangement } from './arrange.ts';
import { answerWidth } from './cell-style.ts';
import { placeOfVoxel, voxelOfPlace } from './dense.ts';
import type { DenseGrid } from './dense.ts';
import { densePixels } from './dense-pixels.ts';
import type { FlatContext } from './flat-context.ts';
import type { Look } from './paint.ts';
import type { Palette } from './palette.ts';

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
  const image = new ImageData(densePixels(arranged.placement, grid, look, palette), width, height);
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
  frameAnswers(context, arrangement, arranged, grid, look, palette);
}

/** A frame around each cell that is an answer. */
function frameAnswers(
  context: FlatContext,
  arrangement: Arrangement,
  arranged: Arranged,
  grid: DenseGrid,
  { answer }: Look,
  { accent: [red, green, blue] }: Palette,
): void {
  const { placement } = arranged;
  const { block, volume } = placement;
  if (answer?.block !== block.id) return;
  const { scale } = arrangement;
  const width = Math.max(1.5, Math.min(answerWidth, 0.3 * scale));
  const inset = Math.min(width / 2, scale / 4);
  context.strokeStyle = `rgb(${red * 255} ${green * 255} ${blue * 255} / 1)`;
  context.lineWidth = width;
  for (const cell of answer.cells) {
    const place = placeOfCell(block, cell, volume);
    const [x, y] = place ? voxelOfPlace(grid, place) : [-1, -1];
    if (!place || placeOfVoxel(grid, [x, y, 0]) === null) continue;
    const [left, top] = placed(arrangement, arranged, [
      x - grid.size[0] / 2,
      y + 1 - grid.size[1] / 2,
      0,
    ]);
    const corner = toPixels(arrangement, left, top);
    const side = scale - 2 * inset;
    context.strokeRect(corner.x + inset, corner.y + inset, side, side);
  }
}

/** Where a cell of one volume of a block lies; null for cells of others. */
function placeOfCell(block: Block, cell: number, volume: number): Position | null {
  const isOfVolume = cell < cellCount(block) && Math.floor(cell / cellsPerVolume(block)) === volume;
  return isOfVolume ? positionOf(block, cell) : null;
}
