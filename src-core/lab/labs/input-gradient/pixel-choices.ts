import { Random } from '#core/random.ts';
import { PIXELS } from '../../nets/digit-rows.ts';
import { largestPlaces } from './ranking.ts';

/** Seed of the random pixels. */
const RANDOM_SEED = 99;

/** A picture and the slope of its class's score. */
export interface Seen {
  picture: Float64Array;
  gradient: Float64Array;
  /** All pixels in a random order. */
  order: readonly number[];
}

/** Which pixels are changed, the first ones first. */
export const pixelChoices = {
  random: { docs: 'random pixels', order: ({ order }: Seen) => order },
  salient: {
    docs: 'the most salient pixels',
    order: ({ gradient }: Seen) => largestPlaces(gradient.map(Math.abs), PIXELS),
  },
  bright: {
    docs: 'the brightest pixels',
    order: ({ picture }: Seen) => largestPlaces(picture, PIXELS),
  },
  product: {
    docs: 'largest gradient × input',
    order: ({ picture, gradient }: Seen) =>
      largestPlaces(
        gradient.map((slope, at) => slope * (picture[at] as number)),
        PIXELS,
      ),
  },
  least: {
    docs: 'the least salient pixels',
    order: ({ gradient }: Seen) =>
      largestPlaces(
        gradient.map((slope) => -Math.abs(slope)),
        PIXELS,
      ),
  },
} as const;

export type PixelChoice = keyof typeof pixelChoices;

/** Orders of all pixels for one image after the other, from one stream R32(99): Fisher–Yates over 64. */
export function randomOrders(count: number): number[][] {
  const random = new Random(RANDOM_SEED);
  const all = Array.from({ length: PIXELS }, (_, at) => at);
  return Array.from({ length: count }, () => random.shuffle(all));
}

/** The picture with some pixels set to 0, or turned over: x → 1 − x. */
export function changed(
  picture: Float64Array,
  places: readonly number[],
  how: 'blank' | 'turn over',
): Float64Array {
  const result = picture.slice();
  for (const at of places) result[at] = how === 'blank' ? 0 : 1 - (picture[at] as number);
  return result;
}
