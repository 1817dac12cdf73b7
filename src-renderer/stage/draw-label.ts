import type { Label } from './paint.ts';

type Context = Pick<
  CanvasRenderingContext2D,
  | 'font'
  | 'textAlign'
  | 'textBaseline'
  | 'measureText'
  | 'fillText'
  | 'save'
  | 'restore'
  | 'translate'
  | 'scale'
>;

const italic = (size: number): string => `italic ${size}px KaTeX_Math, 'Times New Roman', serif`;
const upright = (size: number): string => `${size}px KaTeX_Main, 'Times New Roman', serif`;

/**
 * Writes a label around a point in the current fill colour: a number upright, a name as formulas set it, shrunk
 * where it would be wider than `width`.
 *
 * Units: pixels; `size` is the height of the letters' em.
 */
export function drawLabel(
  context: Context,
  label: Label,
  [x, y]: readonly [x: number, y: number],
  size: number,
  width: number,
): void {
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  const parts =
    'number' in label
      ? [{ text: label.number, font: upright(size), drop: 0 }]
      : [
          { text: label.letter, font: italic(size), drop: 0 },
          { text: label.subscript, font: upright(size * 0.7), drop: size * 0.16 },
        ];
  const widths = parts.map(({ text, font }) => {
    context.font = font;
    return context.measureText(text).width;
  });
  const total = widths.reduce((sum, part) => sum + part, 0);
  const scale = Math.min(1, width / Math.max(total, 1));
  const baseline = 'number' in label ? size * 0.32 : size * 0.2;
  context.save();
  context.translate(x, y);
  context.scale(scale, scale);
  let left = -total / 2;
  for (const [index, { text, font, drop }] of parts.entries()) {
    context.font = font;
    context.fillText(text, left, baseline + drop);
    left += widths[index] ?? 0;
  }
  context.restore();
}

/** Resolves when the fonts of formulas can be drawn on a canvas; true when that took a moment. */
export async function labelFontsReady(): Promise<boolean> {
  const fonts = [italic(16), upright(16)];
  if (fonts.every((font) => document.fonts.check(font))) return false;
  await Promise.allSettled(fonts.map((font) => document.fonts.load(font, 'x0')));
  return true;
}
