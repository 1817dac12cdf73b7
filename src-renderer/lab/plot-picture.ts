import type { Series } from './curve-data.ts';
import { DASHES } from './line-style.ts';

/** Units of all lengths: CSS px. */
const [PAD, ROW, SIGN] = [12, 22, 28];

interface Place {
  left: number;
  top: number;
}

/**
 * A plot as a picture that stands alone: on the colour of its card, under its title and over its legend.
 *
 * Errors: none; without a canvas to draw on the plot's own canvas comes back.
 */
export function plotPicture(
  plot: HTMLCanvasElement,
  title: string,
  series: readonly Series[],
): HTMLCanvasElement {
  const picture = document.createElement('canvas');
  const context = picture.getContext('2d');
  if (!context) return plot;
  const style = getComputedStyle(plot);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const ratio = plot.width / Math.max(1, plot.clientWidth);
  const [width, height] = [plot.width / ratio, plot.height / ratio];
  const [titleFont, font] = [`600 15px ${style.fontFamily}`, `13px ${style.fontFamily}`];
  context.font = font;
  const places = placesOf(
    series.map(({ name }) => context.measureText(name).width),
    width,
  );
  const below = PAD + ROW + height + PAD;
  picture.width = Math.round((width + 2 * PAD) * ratio);
  picture.height = Math.round((below + (places.at(-1)?.top ?? 0) + ROW + PAD) * ratio);
  // A canvas that was given a size has forgotten all else.
  context.scale(ratio, ratio);
  context.fillStyle = colour('--surface');
  context.fillRect(0, 0, picture.width, picture.height);
  context.fillStyle = colour('--text');
  context.textBaseline = 'middle';
  context.font = titleFont;
  context.fillText(title, PAD, PAD + ROW / 2);
  context.drawImage(plot, PAD, PAD + ROW, width, height);
  context.font = font;
  context.lineWidth = 2.5;
  for (const [i, { name, colour: number, dash }] of series.entries()) {
    const { left, top } = places[i] ?? { left: 0, top: 0 };
    const [x, y] = [PAD + left, below + top + ROW / 2];
    context.strokeStyle = colour(`--series-${number}`);
    context.setLineDash([...(DASHES[dash] ?? [])]);
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + SIGN, y);
    context.stroke();
    context.fillText(name, x + SIGN + 6, y);
  }
  return picture;
}

/** Where the entries of a legend stand, in rows as wide as the plot. */
function placesOf(widths: readonly number[], width: number): Place[] {
  let [left, top] = [0, 0];
  return widths.map((own) => {
    const entry = SIGN + 6 + own;
    if (left > 0 && left + entry > width) [left, top] = [0, top + ROW];
    const place = { left, top };
    left += entry + 2 * PAD;
    return place;
  });
}
