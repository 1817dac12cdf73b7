import { digits } from '#core/data/digits.ts';

/** Pixels of a digit: 8 × 8. */
export const PIXELS = 64;
/** Rows 0 … 1346 are for training, rows 1347 … 1796 for tests. */
export const TRAINING_ROWS = 1347;
export const TEST_ROWS = 450;

interface DigitRows {
  pixels: Float64Array;
  labels: Int32Array;
}

let rows: DigitRows | undefined;

function all(): DigitRows {
  if (!rows) {
    const [images, labels] = digits().arrays;
    rows = {
      pixels: Float64Array.from(images?.values() ?? []),
      labels: Int32Array.from(labels?.values() ?? []),
    };
  }
  return rows;
}

/** The picture of a row, 0 … 1 in sixteenths; not to be written to. */
export function digitAt(row: number): Float64Array {
  return all().pixels.subarray(row * PIXELS, (row + 1) * PIXELS);
}

export function labelAt(row: number): number {
  return all().labels[row] as number;
}

/** Test image k = 0 … 449. */
export const testRow = (k: number): number => TRAINING_ROWS + k;
