import { buildScene } from '#core/scene/cells/scene.ts';
import type { CellsSpec } from '#core/scene/cells/cells-spec.ts';
import type { Scene } from '#core/scene/cells/scene.ts';
import type { Selection } from '#core/scene/cells/selection.ts';
import { arrange } from './arrange.ts';
import { labelFontsReady } from './draw-label.ts';
import type { FlatContext } from './flat-context.ts';
import { drawFlat } from './flat-picture.ts';
import { layOut } from './layout.ts';
import { lookOf } from './paint.ts';
import { readPalette } from './palette.ts';
import type { Palette, Rgb } from './palette.ts';
import { SvgContext } from './svg-context.ts';
import { titlesOf } from './titles.ts';
import { viewPoints } from './view-point.ts';

/** A picture to take away, with what is picked in it. */
export interface PictureToExport {
  spec: CellsSpec;
  selection: Selection;
  /** Whether numbers are shown as colours. */
  isTinted: boolean;
  /** Whose theme the picture has. */
  element: Element;
}

/** In pixels; a PNG has twice as many. */
const size = { width: 1200, height: 700 };

/** The flat picture as SVG. */
export async function pictureSvg(picture: PictureToExport): Promise<string> {
  await labelFontsReady();
  const context = new SvgContext();
  draw(context, picture);
  return context.text(size.width, size.height);
}

/** The flat picture as PNG. Errors: Error where the browser makes no image of it. */
export async function picturePng(picture: PictureToExport): Promise<Blob> {
  await labelFontsReady();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [2 * size.width, 2 * size.height];
  const context = canvas.getContext('2d');
  context?.scale(2, 2);
  if (context) draw(context, picture);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) =>
      blob ? resolve(blob) : reject(new Error('The picture could not be written as PNG.')),
    ),
  );
}

function draw(context: FlatContext, { spec, selection, isTinted, element }: PictureToExport): void {
  const scene = buildScene(spec);
  const palette = readPalette(element);
  const arrangement = arrange(layOut(scene, 'apart'), viewPoints.front, size);
  context.fillStyle = css(palette.surface);
  context.fillRect(0, 0, size.width, size.height);
  drawFlat(context, scene, arrangement, lookOf(scene, selection, isTinted), selection, palette);
  drawTitles(context, scene, titlesOf(arrangement), palette);
}

function drawTitles(
  context: FlatContext,
  { blocks }: Scene,
  titles: ReturnType<typeof titlesOf>,
  { roles, muted }: Palette,
): void {
  const isCrowded = blocks.length > 4;
  context.textAlign = 'center';
  for (const { block, sign, x, y } of titles) {
    if (!block) {
      context.fillStyle = css(muted);
      context.font = '22px serif';
      context.fillText(sign ?? '', x, y + 7);
      continue;
    }
    context.fillStyle = css(roles[block.role].strong);
    context.font = `600 ${isCrowded ? 12 : 16}px sans-serif`;
    context.fillText(`${block.title} ${block.letter}`, x, y + 14);
    context.fillStyle = css(muted);
    context.font = `${isCrowded ? 11 : 14}px sans-serif`;
    context.fillText(block.shape.join(' × '), x, y + 34);
  }
}

function css([red, green, blue]: Rgb): string {
  return `rgb(${Math.round(red * 255)} ${Math.round(green * 255)} ${Math.round(blue * 255)})`;
}
