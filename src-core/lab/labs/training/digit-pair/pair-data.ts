import { digits } from '#core/data/digits.ts';
import { ArgumentError } from '#core/errors.ts';
import type { Random } from '#core/random.ts';

export const PIXELS = 64;

/** Images of two digits, one after the other, in float64. */
export interface SignedImages {
  readonly count: number;
  /** [count, 64], 0 … 1. */
  readonly pixels: Float64Array;
  /** −1 for the first digit of the pair, +1 for the second. */
  readonly signs: Float64Array;
}

export interface Split {
  readonly training: SignedImages;
  readonly test: SignedImages;
}

/**
 * The 8×8 digits of two classes in the order of the file, `low` as −1 and `high` as +1.
 *
 * Errors: ArgumentError when both are the same digit.
 */
export function digitPair(low: number, high: number): SignedImages {
  if (low === high) throw new ArgumentError('digitPair', 'two different digits', `${low} twice`);
  const [images, labels] = digits().arrays;
  const rows: number[] = [];
  labels?.data.forEach((label, row) => {
    if (label === low || label === high) rows.push(row);
  });
  const pixels = new Float64Array(rows.length * PIXELS);
  const signs = new Float64Array(rows.length);
  for (const [i, row] of rows.entries()) {
    signs[i] = labels?.data[row] === high ? 1 : -1;
    for (let k = 0; k < PIXELS; k++)
      pixels[i * PIXELS + k] = images?.data[row * PIXELS + k] as number;
  }
  return { count: rows.length, pixels, signs };
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

function pick({ pixels, signs }: SignedImages, rows: readonly number[]): SignedImages {
  const picked = new Float64Array(rows.length * PIXELS);
  for (const [i, row] of rows.entries())
    picked.set(pixels.subarray(row * PIXELS, (row + 1) * PIXELS), i * PIXELS);
  return {
    count: rows.length,
    pixels: picked,
    signs: Float64Array.from(rows, (row) => signs[row] as number),
  };
}
