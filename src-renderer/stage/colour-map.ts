import { mix } from './palette.ts';
import type { Rgb } from './palette.ts';

/** Which colours numbers have: one scale from the least up, or two that part at 0. */
export type ColourScale = 'sequential' | 'diverging';

/** How numbers become shares of a colour map. */
export interface ValueRange {
  scale: ColourScale;
  least: number;
  most: number;
  hasNaN: boolean;
  hasInfinity: boolean;
}

/** Evenly spaced; lightness grows throughout, so that the order holds for every kind of colour vision and in grey. */
const sequential: readonly Rgb[] = [
  [0.06, 0.13, 0.36],
  [0.24, 0.32, 0.46],
  [0.47, 0.48, 0.48],
  [0.72, 0.67, 0.42],
  [0.98, 0.9, 0.36],
];
/** Blue, neutral, orange: both sides are told apart by all eyes, and strength by darkness. */
const diverging: readonly Rgb[] = [
  [0.05, 0.25, 0.55],
  [0.36, 0.6, 0.84],
  [0.94, 0.94, 0.93],
  [0.94, 0.62, 0.3],
  [0.6, 0.25, 0.02],
];

/** The colour of a share from 0 to 1. */
export function colourAt(scale: ColourScale, share: number): Rgb {
  const stops = scale === 'diverging' ? diverging : sequential;
  const at = Math.min(1, Math.max(0, share)) * (stops.length - 1);
  const first = Math.min(stops.length - 2, Math.floor(at));
  return mix(stops[first] as Rgb, stops[first + 1] as Rgb, at - first);
}

/** The range of the finite numbers; with negative ones it is symmetric about 0. */
export function rangeOf(values: ArrayLike<number>): ValueRange {
  let [least, most] = [Infinity, -Infinity];
  let [hasNaN, hasInfinity] = [false, false];
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (Number.isNaN(value)) hasNaN = true;
    else if (!Number.isFinite(value)) hasInfinity = true;
    else {
      if (value < least) least = value;
      if (value > most) most = value;
    }
  }
  if (least > most) [least, most] = [0, 0];
  const scale = least < 0 ? 'diverging' : 'sequential';
  const bound = Math.max(-least, most);
  const ends = scale === 'diverging' ? { least: -bound, most: bound } : { least, most };
  return { scale, ...ends, hasNaN, hasInfinity };
}

/** Bytes that stand for no share of the range. */
export const marks = { minusInfinity: 253, infinity: 254, nan: 255 } as const;
const largestByte = 252;

/** A number as a byte: its share of the range, or the mark of NaN and ±∞. */
export function byteOf(value: number, { least, most }: ValueRange): number {
  if (Number.isNaN(value)) return marks.nan;
  if (value === Infinity) return marks.infinity;
  if (value === -Infinity) return marks.minusInfinity;
  return most > least ? Math.round(((value - least) / (most - least)) * largestByte) : 0;
}

/** The colour of a byte; NaN is grey, infinities have the colour of their end. */
export function colourOfByte(scale: ColourScale, byte: number): Rgb {
  if (byte === marks.nan) return [0.5, 0.5, 0.5];
  if (byte === marks.minusInfinity) return colourAt(scale, 0);
  return colourAt(scale, Math.min(byte, largestByte) / largestByte);
}
