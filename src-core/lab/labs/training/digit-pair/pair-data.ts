import { digits } from '#core/data/digits.ts';
import type { LabelledImages } from '#core/data/labelled-images.ts';
import { AppError, ArgumentError } from '#core/errors.ts';
import type { Random } from '#core/random.ts';

/** Images of two digits, one after the other, in float64. */
export interface SignedImages {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  /** [count, height, width], 0 … 1. */
  readonly pixels: Float64Array;
  /** −1 for the first digit of the pair, +1 for the second. */
  readonly signs: Float64Array;
}

export interface Split {
  readonly training: SignedImages;
  readonly test: SignedImages;
}

/** Of a learner's own pictures so many of both classes are taken, so that a step stays short. */
const MOST_OWN = 2000;
const LARGEST_OWN = 64 * 64;

/**
 * The 8×8 digits of two classes in the order of the file, `low` as −1 and `high` as +1; or so the learner's own pictures.
 *
 * Errors: ArgumentError when both are the same digit; AppError when there are no own pictures of one of them, or too large ones.
 */
export function digitPair(low: number, high: number, own?: LabelledImages): SignedImages {
  if (low === high) throw new ArgumentError('digitPair', 'two different digits', `${low} twice`);
  if (own) checkOwn(own, low, high);
  const { labels, images, shape } = own ?? builtIn();
  const [, , height, width] = shape;
  const all = Array.from(labels.keys());
  const rows = all
    .filter((row) => labels[row] === low || labels[row] === high)
    .slice(0, own ? MOST_OWN : Infinity);
  const size = height * width;
  const pixels = new Float64Array(rows.length * size);
  for (const [i, row] of rows.entries())
    pixels.set(images.subarray(row * size, (row + 1) * size), i * size);
  const signs = Float64Array.from(rows, (row) => (labels[row] === high ? 1 : -1));
  return { count: rows.length, height, width, pixels, signs };
}

function builtIn(): Pick<LabelledImages, 'images' | 'labels' | 'shape'> {
  const [images, labels] = digits().arrays;
  return {
    images: images?.data as Float32Array,
    labels: labels?.data as Int32Array,
    shape: [labels?.size ?? 0, 1, 8, 8],
  };
}

function checkOwn({ labels, shape, classes }: LabelledImages, low: number, high: number): void {
  const [, , height, width] = shape;
  if (height * width > LARGEST_OWN)
    throw new AppError(
      'lab',
      `This lab takes pictures of up to 64 × 64 pixels; yours have ${height} × ${width}.`,
    );
  const missing = [low, high].find((digit) => !labels.includes(digit));
  if (missing === undefined) return;
  const listed = classes.slice(0, 10).map((name, i) => (name === `${i}` ? name : `${i}: ${name}`));
  throw new AppError(
    'lab',
    `Your pictures have none of class ${missing}. Choose two of their classes (${listed.join(', ')}) as low and high.`,
  );
}

/** Tests with the images whose position leaves `remainder` on division by `fold`; the others train. */
export function splitByPosition(all: SignedImages, fold: number, remainder: number): Split {
  const positions = Array.from({ length: all.count }, (_, i) => i);
  return {
    training: pick(
      all,
      positions.filter((i) => i % fold !== remainder),
    ),
    test: pick(
      all,
      positions.filter((i) => i % fold === remainder),
    ),
  };
}

/** Trains with the first `training` images of a shuffled list (Fisher–Yates, from the last place down). */
export function splitAtRandom(all: SignedImages, training: number, random: Random): Split {
  const order = random.shuffle(Array.from({ length: all.count }, (_, i) => i));
  return { training: pick(all, order.slice(0, training)), test: pick(all, order.slice(training)) };
}

/** The same images, with each label reversed where the next number of `random` is below `share`. */
export function withNoise(all: SignedImages, share: number, random: Random): SignedImages {
  return { ...all, signs: all.signs.map((sign) => (random.next() < share ? -sign : sign)) };
}

function pick(all: SignedImages, rows: readonly number[]): SignedImages {
  const { height, width, pixels, signs } = all;
  const size = height * width;
  const picked = new Float64Array(rows.length * size);
  for (const [i, row] of rows.entries())
    picked.set(pixels.subarray(row * size, (row + 1) * size), i * size);
  return {
    count: rows.length,
    height,
    width,
    pixels: picked,
    signs: Float64Array.from(rows, (row) => signs[row] as number),
  };
}
