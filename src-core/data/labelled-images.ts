import { AppError } from '#core/errors.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';

/** Pictures with a class each, as labs take them. */
export interface LabelledImages {
  /** What the learner picked. */
  name: string;
  /** [count, channels, height, width]. */
  shape: readonly [number, number, number, number];
  /** Row-major, 0 (paper) to 1 (ink). */
  images: Float32Array;
  /** The class of each picture, counted from 0. */
  labels: Int32Array;
  classes: readonly string[];
}

/** No set has more pixels: 60,000 pictures of 28 × 28 are 47 million. */
const MOST_PIXELS = 50_000_000;
/** No set has more classes. */
export const MOST_CLASSES = 256;
/** The brightest pixel of a picture in bytes. */
export const WHITE = 255;

/** Numbered classes, checked. Errors: AppError for labels that are none, and for too many pixels. */
export function labelled(
  name: string,
  shape: LabelledImages['shape'],
  images: Float32Array,
  labels: ArrayLike<number>,
): LabelledImages {
  expectThat(images.length > 0, `${name}: expected at least one picture, got none`);
  checkSize(name, images.length);
  const all = Array.from(labels);
  const wrong = all.find((one) => !Number.isInteger(one) || one < 0 || one >= MOST_CLASSES);
  expectThat(
    wrong === undefined,
    `${name}: expected labels 0 to ${MOST_CLASSES - 1}, got ${wrong}`,
  );
  const count = all.reduce((most, label) => Math.max(most, label), 0) + 1;
  const classes = Array.from({ length: count }, (_, label) => `${label}`);
  return { name, shape, images, labels: Int32Array.from(all), classes };
}

/** Into 0 … 1, by the largest pixel. Errors: AppError for negative pixels and NaN. */
export function scaled(pixels: NdArray): Float32Array {
  const values = pixels.values();
  let largest = 0;
  // There may be fifty million of them: no text is made for one that is right, and no iterator.
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (!(value >= 0)) throw new AppError('file', `expected pixels from 0 up, got ${value}`);
    if (value > largest) largest = value;
  }
  expectThat(largest <= WHITE, `expected pixels up to ${WHITE}, got ${largest}`);
  const white = largest <= 1 ? 1 : largest <= 16 ? 16 : WHITE;
  const shares = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) shares[i] = (values[i] as number) / white;
  return shares;
}

export function checkSize(name: string, pixels: number): void {
  expectThat(
    pixels <= MOST_PIXELS,
    `${name}: expected at most ${MOST_PIXELS / 1e6} million pixels in all, got ${pixels}; take fewer or smaller pictures`,
  );
}

/** Errors: AppError with the message when it does not hold. */
export function expectThat(holds: boolean, message: string): void {
  if (!holds) throw new AppError('file', message);
}
