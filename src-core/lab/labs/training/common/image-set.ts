import { tensor } from '#core/autograd/tensor.ts';
import type { Tensor } from '#core/autograd/tensor.ts';
import { digits } from '#core/data/digits.ts';
import type { LabelledImages } from '#core/data/labelled-images.ts';
import { drawStrokeDigit } from '#core/data/stroke-digits.ts';
import { AppError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { Random, seedFrom } from '#core/random.ts';

/** Pictures with classes, the first `training` of them to learn from and the rest to be tested with. */
export interface ImageSet {
  /** [channels, height, width]. */
  readonly shape: readonly [number, number, number];
  readonly pixels: Float32Array;
  readonly labels: Int32Array;
  readonly training: number;
  readonly classes: readonly string[];
  /** Sees to it that the pixels of these pictures are there; where it is missing, all are. */
  readonly prepare?: (rows: readonly number[]) => void;
}

/** One part in so many of the learner's own pictures is kept for testing. */
const TEST_SHARE = 6;
const DRAWN_PIXELS = 28 * 28;
const drawn = new Map<string, ImageSet>();

/** Drawn digits of 28 × 28: `training` of the set 1 to learn from, `test` of the set 2 to be tested with. */
export function drawnDigits(training: number, test: number): ImageSet {
  const key = `${training} ${test}`;
  const found = drawn.get(key);
  if (found) return found;
  const pixels = new Float32Array((training + test) * DRAWN_PIXELS);
  const labels = new Int32Array(training + test);
  const isDrawn = new Uint8Array(training + test);
  for (let row = 0; row < labels.length; row++)
    labels[row] = (row < training ? row : row - training) % 10;
  // A picture is drawn when it is first looked at, so that a run begins at once.
  const prepare = (rows: readonly number[]): void => {
    for (const row of rows) {
      if (isDrawn[row] === 1) continue;
      isDrawn[row] = 1;
      const image = pixels.subarray(row * DRAWN_PIXELS, (row + 1) * DRAWN_PIXELS);
      if (row < training) drawStrokeDigit(image, row, { seed: 1 });
      else drawStrokeDigit(image, row - training, { seed: 2 });
    }
  };
  const set: ImageSet = { shape: [1, 28, 28], pixels, labels, training, classes: TEN, prepare };
  drawn.clear();
  drawn.set(key, set);
  return set;
}

/** The 8 × 8 digits in an order that the seed chooses, the last ones kept for testing. */
export function smallDigits(training: number, seed: number): ImageSet {
  const [images, labels] = digits().arrays;
  const all = {
    shape: [1, 8, 8] as const,
    pixels: images?.data as Float32Array,
    labels: labels?.data as Int32Array,
    training,
    classes: TEN,
  };
  return shuffled(all, seed);
}

/**
 * The learner's own pictures in an order that the seed chooses: one in six is kept for testing, and of both parts no
 * more than `most` are taken.
 *
 * Errors: AppError for fewer than 12 pictures.
 */
export function ownImages(
  { images, labels, shape, classes }: LabelledImages,
  seed: number,
  most: { training: number; test: number },
): ImageSet {
  const [count, channels, height, width] = shape;
  if (count < 2 * TEST_SHARE)
    throw new AppError('lab', `This lab takes ${2 * TEST_SHARE} pictures or more, not ${count}.`);
  const test = Math.min(most.test, Math.floor(count / TEST_SHARE));
  const training = Math.min(most.training, count - test);
  const all = { shape: [channels, height, width] as const, pixels: images, labels, classes };
  return shuffled({ ...all, training }, seed, training + test);
}

/** Pictures and classes of these examples. Shapes: [rows, channels, height, width] and [rows]. */
export function batchOf(set: ImageSet, rows: readonly number[]): [images: Tensor, labels: NdArray] {
  set.prepare?.(rows);
  const size = set.shape[0] * set.shape[1] * set.shape[2];
  const images = NdArray.empty([rows.length, ...set.shape], 'float32');
  for (const [i, row] of rows.entries())
    images.data.set(set.pixels.subarray(row * size, (row + 1) * size), i * size);
  const labels = Int32Array.from(rows, (row) => set.labels[row] as number);
  return [tensor(images), NdArray.from(labels, [rows.length])];
}

/** The numbers of the pictures that are kept for testing, at most `most` of them. */
export function testRows({ labels, training }: ImageSet, most = Infinity): number[] {
  const count = Math.min(most, labels.length - training);
  return Array.from({ length: count }, (_, i) => training + i);
}

const TEN = Array.from({ length: 10 }, (_, digit) => `${digit}`);

/** The first `most` pictures of an order that the seed chooses. */
function shuffled(set: ImageSet, seed: number, most = Infinity): ImageSet {
  const size = set.shape[0] * set.shape[1] * set.shape[2];
  const all = Array.from(set.labels.keys());
  const order = new Random(seedFrom('split', seed)).shuffle(all).slice(0, most);
  const pixels = new Float32Array(order.length * size);
  for (const [i, row] of order.entries())
    pixels.set(set.pixels.subarray(row * size, (row + 1) * size), i * size);
  return { ...set, pixels, labels: Int32Array.from(order, (row) => set.labels[row] as number) };
}
