import type { Role } from '#core/scene/cells/block.ts';
import type { PaintedPlace } from './paint.ts';
import { inkOn, mix } from './palette.ts';
import type { Palette, Rgb } from './palette.ts';

/** The second sign of each role beside its colour. */
export type Outline = 'solid' | 'dashed' | 'double' | 'dotted';

/** How a cell is drawn, in numbers that a shader and a 2D canvas both take. */
export interface CellStyle {
  fill: Rgb;
  fillAlpha: number;
  edge: Rgb;
  edgeAlpha: number;
  /** In pixels. */
  edgeWidth: number;
  outline: Outline;
  label: Rgb;
  weight: Rgb;
  labelAlpha: number;
}

const outlines: Record<Role, Outline> = { input: 'solid', weight: 'dashed', output: 'double' };

/** What stands back keeps this share of its strength. */
export const fadedShare = 0.25;

/** The outline of cells that are an answer, in pixels: wider than any other. */
export const answerWidth = 5;

/**
 * The look of a place from its role and emphasis: soft fill or the colour of its number, strong outline; the picked cell
 * is filled, and cells of an answer stand in a frame.
 */
export function cellStyle(place: PaintedPlace, role: Role, palette: Palette): CellStyle {
  const { strong, soft } = palette.roles[role];
  const share = place.emphasis === 'faded' ? fadedShare : 1;
  const weight = palette.roles.weight.strong;
  if (place.cell === null) {
    const edge = place.emphasis === 'linked' ? strong : palette.muted;
    return {
      fill: palette.surface,
      fillAlpha: 0,
      edge,
      edgeAlpha: place.emphasis === 'linked' ? 0.9 : (place.isBehind ? 0.15 : 0.45) * share,
      edgeWidth: 1,
      outline: 'dotted',
      label: palette.muted,
      weight,
      labelAlpha: place.emphasis === 'linked' ? 1 : 0.8 * share,
    };
  }
  const isPicked = place.emphasis === 'picked';
  const isStrong = isPicked || place.emphasis === 'linked';
  const plain = place.tint ?? (isStrong ? mix(soft, strong, 0.12) : soft);
  const style: CellStyle = {
    fill: isPicked ? strong : plain,
    fillAlpha: share,
    edge: strong,
    // The colour of a number must be seen: what surrounds it stands back.
    edgeAlpha: place.tint && !isStrong ? 0.4 * share : share,
    edgeWidth: isStrong ? 2.5 : place.tint ? 1 : 1.25,
    outline: place.tint && !isStrong ? 'solid' : outlines[role],
    label: isPicked ? palette.surface : place.tint ? inkOn(place.tint) : strong,
    weight: isPicked ? palette.surface : place.tint ? inkOn(place.tint) : weight,
    labelAlpha: share,
  };
  if (!place.isAnswer) return style;
  return {
    ...style,
    edge: palette.accent,
    edgeAlpha: 1,
    edgeWidth: answerWidth,
    outline: 'solid',
  };
}
