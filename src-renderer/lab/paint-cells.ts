import { byteOf, colourOfByte, rangeOf } from '../stage/colour-map.ts';
import type { ColourScale, ValueRange } from '../stage/colour-map.ts';

/** The range that a picture is coloured by: the one it names, else that of its values. */
export function rangeFor(
  values: ArrayLike<number>,
  isSigned: boolean,
  ends?: readonly [number, number],
): ValueRange {
  const own = rangeOf(values);
  const scale: ColourScale = isSigned ? 'diverging' : 'sequential';
  if (ends) return { ...own, scale, least: ends[0], most: ends[1] };
  if (!isSigned) return own.scale === 'sequential' ? own : { ...own, scale, ...extent(values) };
  const bound = Math.max(Math.abs(own.least), Math.abs(own.most));
  return { ...own, scale, least: -bound, most: bound };
}

function extent(values: ArrayLike<number>): { least: number; most: number } {
  const finite = Array.from(values).filter(Number.isFinite);
  return { least: Math.min(...finite), most: Math.max(...finite) };
}

/** One pixel for each cell; the canvas is stretched by CSS. */
export function paintCells(
  canvas: HTMLCanvasElement,
  { rows, columns }: { rows: number; columns: number },
  valueAt: (cell: number) => number,
  range: ValueRange,
): void {
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext('2d');
  if (!context) return;
  const image = context.createImageData(columns, rows);
  for (let cell = 0; cell < rows * columns; cell++) {
    const byte = byteOf(clamped(valueAt(cell), range), range);
    const [red, green, blue] = colourOfByte(range.scale, byte);
    image.data.set([red * 255, green * 255, blue * 255, 255], 4 * cell);
  }
  context.putImageData(image, 0, 0);
}

/** Values past a range that was named have the colour of its end; infinities and NaN keep their marks. */
const clamped = (value: number, { least, most }: ValueRange): number =>
  Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : value;
