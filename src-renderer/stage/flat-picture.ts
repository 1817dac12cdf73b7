import type { Scene } from '#core/scene/cells/scene.ts';
import type { Selection } from '#core/scene/cells/selection.ts';
import { placed, toPixels } from './arrange.ts';
import type { Arrangement } from './arrange.ts';
import { cellStyle } from './cell-style.ts';
import type { CellStyle } from './cell-style.ts';
import { drawLabel } from './draw-label.ts';
import type { FlatContext } from './flat-context.ts';
import { drawDense } from './flat-dense.ts';
import { drawFrames, outlineFrom } from './flat-frame.ts';
import type { Frame } from './flat-frame.ts';
import { cellSize, centreOf } from './layout.ts';
import { detailAt, paint } from './paint.ts';
import type { Look, PaintedPlace } from './paint.ts';
import { cssColour } from './palette.ts';
import type { Palette } from './palette.ts';
import { beamLimit, windowLines } from './window-lines.ts';

type Context = FlatContext;

/** Draws an arrangement seen from the front with plain 2D calls: the cells, colours and labels of the 3D picture. */
export function drawFlat(
  context: Context,
  scene: Scene,
  arrangement: Arrangement,
  look: Look,
  selection: Selection,
  palette: Palette,
): void {
  for (const volume of arrangement.volumes) {
    const { placement } = volume;
    if (placement.dense) {
      drawDense(context, arrangement, volume, placement.dense, look, palette);
      continue;
    }
    const { scale } = arrangement;
    const places = paint(scene, placement, look, detailAt(scale)).map((place) => {
      const [x, y] = placed(arrangement, volume, centreOf(placement, place.at));
      return { place, at: toPixels(arrangement, x, y) };
    });
    for (const { place, at } of places)
      drawPlace(context, at, scale, place, cellStyle(place, placement.block.role, palette));
    if (scale >= outlineFrom) continue;
    const frames = places.flatMap(({ place, at }): Frame[] => [
      ...(place.isAnswer ? [{ ...at, colour: palette.accent }] : []),
      ...(place.emphasis === 'picked' ? [{ ...at, colour: palette.text }] : []),
    ]);
    drawFrames(context, frames, scale, palette);
  }
  drawWindow(context, scene, arrangement, selection, cssColour(palette.roles.weight.strong, 1));
}

function drawPlace(
  context: Context,
  { x, y }: { x: number; y: number },
  scale: number,
  { label, weight }: PaintedPlace,
  style: CellStyle,
): void {
  const side = cellSize[0] * scale;
  context.fillStyle = cssColour(style.fill, style.fillAlpha);
  context.fillRect(x - side / 2, y - side / 2, side, side);
  if (scale >= outlineFrom) drawOutline(context, x - side / 2, y - side / 2, side, style);
  if (label) {
    context.fillStyle = cssColour(style.label, style.labelAlpha);
    drawLabel(context, label, [x, weight ? y - 0.18 * scale : y], 0.36 * scale, 0.84 * scale);
  }
  if (weight) {
    context.fillStyle = cssColour(style.weight, 1);
    drawLabel(context, weight, [x, label ? y + 0.2 * scale : y], 0.3 * scale, 0.8 * scale);
  }
}

function drawOutline(
  context: Context,
  left: number,
  top: number,
  side: number,
  style: CellStyle,
): void {
  const dashes = { dashed: [side / 9, side / 9], dotted: [2, 3], solid: [], double: [] };
  const width = style.outline === 'double' ? style.edgeWidth * 0.8 : style.edgeWidth;
  const stroke = (inset: number): void =>
    context.strokeRect(left + inset, top + inset, side - 2 * inset, side - 2 * inset);
  context.strokeStyle = cssColour(style.edge, style.edgeAlpha);
  context.lineWidth = width;
  context.setLineDash(dashes[style.outline]);
  stroke(width / 2);
  if (style.outline === 'double' && side > 12) stroke(1.8 + 1.5 * width);
  context.setLineDash([]);
}

function drawWindow(
  context: Context,
  scene: Scene,
  arrangement: Arrangement,
  selection: Selection,
  color: string,
): void {
  context.strokeStyle = color;
  const windows = windowLines(scene, arrangement, selection);
  for (const { front, apex } of windows) {
    const [from, to] = [front, apex].map((quad) =>
      quad.map(([x, y]) => toPixels(arrangement, x, y)),
    );
    context.beginPath();
    for (const [index, { x, y }] of (from ?? []).entries())
      if (index === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    context.closePath();
    context.lineWidth = 2.5;
    context.stroke();
    if (windows.length > beamLimit) continue;
    context.globalAlpha = 0.3;
    context.lineWidth = 1;
    context.beginPath();
    for (const [index, { x, y }] of (from ?? []).entries()) {
      const end = to?.[index] ?? { x, y };
      context.moveTo(x, y);
      context.lineTo(end.x, end.y);
    }
    context.stroke();
    context.globalAlpha = 1;
  }
}
