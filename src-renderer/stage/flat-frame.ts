import type { FlatContext } from './flat-context.ts';
import { cssColour } from './palette.ts';
import type { Palette, Rgb } from './palette.ts';

/** Cells narrower than these many pixels have no outline of their own. */
export const outlineFrom = 5;

/** A frame around a small cell is at least so wide, and stands out from what lies around it. Units: px. */
const [least, line, halo] = [8, 2, 5];

/** A cell to be framed: the pixel in its middle. */
export interface Frame {
  x: number;
  y: number;
  colour: Rgb;
}

/** Frames cells that are too small for an outline, each line in a seam of the ground, which covers no other frame. */
export function drawFrames(
  context: FlatContext,
  frames: readonly Frame[],
  side: number,
  { surface }: Palette,
): void {
  const wide = Math.max(least, side + line);
  const stroke = ({ x, y }: Frame, width: number, colour: Rgb): void => {
    context.lineWidth = width;
    context.strokeStyle = cssColour(colour, 1);
    context.strokeRect(x - wide / 2, y - wide / 2, wide, wide);
  };
  for (const frame of frames) stroke(frame, halo, surface);
  for (const frame of frames) stroke(frame, line, frame.colour);
}
