import type { ImagePicture } from '../../lab-picture.ts';
import { digitAt, labelAt, testRow } from '../../nets/digit-rows.ts';
import { PLACES, place } from '../../nets/net-kinds.ts';
import { CANVAS, MAP } from './class-maps.ts';

/** How many pairs there are. */
export const PAIRS = 100;

/** Two test images with different digits. */
export interface DigitPair {
  left: number;
  right: number;
}

export type Half = 'left' | 'right';
export const HALVES: readonly Half[] = ['left', 'right'];

let pairs: readonly DigitPair[] | undefined;

/** The pair with a number from 0 to 99. */
export function pairAt(number: number): DigitPair {
  return digitPairs()[number] as DigitPair;
}

/** Rows 1347 + 2i and 1348 + 2i for i = 0, 1, …: the first 100 with different digits. */
function digitPairs(): readonly DigitPair[] {
  if (pairs) return pairs;
  const found: DigitPair[] = [];
  for (let left = testRow(0); found.length < PAIRS; left += 2)
    if (labelAt(left) !== labelAt(left + 1)) found.push({ left, right: left + 1 });
  pairs = found;
  return found;
}

/** Both digits side by side on a canvas of 8 × 16. */
export function pairCanvas({ left, right }: DigitPair): Float64Array {
  const [a, b] = [digitAt(left), digitAt(right)];
  return Float64Array.from({ length: CANVAS.rows * CANVAS.columns }, (_, at) => {
    const [row, column] = [Math.floor(at / CANVAS.columns), at % CANVAS.columns];
    return (column < 8 ? a[row * 8 + column] : b[row * 8 + column - 8]) as number;
  });
}

/** Test digit k as it is shown to net G: from column k mod 9 on. */
export function shifted(row: number): Float64Array {
  const canvas = new Float64Array(CANVAS.rows * CANVAS.columns);
  place(row, (row - testRow(0)) % PLACES, canvas);
  return canvas;
}

/** The pair with as many cells as the map: means of 2 × 2 pixels. */
export function smallCanvas(pair: DigitPair): ImagePicture {
  const canvas = pairCanvas(pair);
  const values = Float64Array.from({ length: MAP.rows * MAP.columns }, (_, at) => {
    const first = Math.floor(at / MAP.columns) * 2 * CANVAS.columns + (at % MAP.columns) * 2;
    const block = [first, first + 1, first + CANVAS.columns, first + CANVAS.columns + 1];
    return block.reduce((sum, pixel) => sum + (canvas[pixel] as number), 0) / 4;
  });
  return {
    kind: 'images',
    name: 'pair',
    docs: `A ${labelAt(pair.left)} and a ${labelAt(pair.right)}, as coarse as the map.`,
    role: 'x',
    shape: [1, MAP.rows, MAP.columns],
    values,
    isSigned: false,
    range: [0, 1],
  };
}
