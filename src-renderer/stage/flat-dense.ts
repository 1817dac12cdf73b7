import { cellCount, cellsPerVolume, positionOf } from '#core/scene/cells/block.ts';
import type { Block, Position } from '#core/scene/cells/block.ts';
import { placed, toPixels } from './arrange.ts';
import type { Arranged, Arrangement } from './arrange.ts';
import { answerWidth } from './cell-style.ts';
import { placeOfVoxel, voxelOfPlace } from './dense.ts';
import type { DenseGrid } from './dense.ts';
import { densePixels } from './dense-pixels.ts';
import type { FlatContext } from './flat-context.ts';
import { drawFrames, outlineFrom } from './flat-frame.ts';
import type { Frame } from './flat-frame.ts';
import type { Look } from './paint.ts';
import { cssColour } from './palette.ts';
import type { Palette, Rgb } from './palette.ts';

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
  frameCells(context, arrangement, arranged, grid, look, palette);
}

/** A frame around each cell that is an answer, and around those that are picked: their colours hide among others. */
function frameCells(
  context: FlatContext,
  arrangement: Arrangement,
  arranged: Arranged,
  grid: DenseGrid,
  { answer, picks }: Look,
  palette: Palette,
): void {
  const { block, volume } = arranged.placement;
  const { scale } = arrangement;
  const middleOf = (cell: number): { x: number; y: number } | null => {
    const place = placeOfCell(block, cell, volume);
    const [x, y] = place ? voxelOfPlace(grid, place) : [-1, -1];
    if (!place || placeOfVoxel(grid, [x, y, 0]) === null) return null;
    const [width, height] = grid.size;
    const [planeX, planeY] = placed(arrangement, arranged, [
      x + 0.5 - width / 2,
      y + 0.5 - height / 2,
      0,
    ]);
    return toPixels(arrangement, planeX, planeY);
  };
  const frameOf = (cell: number, colour: Rgb): Frame[] => {
    const at = middleOf(cell);
    return at ? [{ ...at, colour }] : [];
  };
  const answers = answer?.block === block.id ? [...answer.cells] : [];
  const framed = answers.flatMap((cell) => frameOf(cell, palette.accent));
  const picked = picks
    .filter((pick) => pick.block === block.id)
    .flatMap(({ cell }) => frameOf(cell, palette.text));
  const isRoomy = scale >= outlineFrom;
  if (isRoomy) for (const frame of framed) frameInside(context, frame, scale);
  drawFrames(context, isRoomy ? picked : [...framed, ...picked], scale, palette);
}

/** An answer has its frame inside the cell where there is room for that. */
function frameInside(context: FlatContext, { x, y, colour }: Frame, scale: number): void {
  const width = Math.max(1.5, Math.min(answerWidth, 0.3 * scale));
  const side = scale - 2 * Math.min(width / 2, scale / 4);
  context.strokeStyle = cssColour(colour, 1);
  context.lineWidth = width;
  context.strokeRect(x - side / 2, y - side / 2, side, side);
}

/** Where a cell of one volume of a block lies; null for cells of others. */
function placeOfCell(block: Block, cell: number, volume: number): Position | null {
  const isOfVolume = cell < cellCount(block) && Math.floor(cell / cellsPerVolume(block)) === volume;
  return isOfVolume ? positionOf(block, cell) : null;
}
