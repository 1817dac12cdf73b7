import { lostInProduct, lostInSum } from './exact-parts.ts';
import { powerOfTwo, scaled } from './powers-of-two.ts';

/** ln 2 in two parts: the first has 32 bits, so that its product with a whole k is exact. */
export const LN2_HIGH = 0.6931471803691238;
export const LN2_LOW = 1.9082149292705877e-10;

const [C2, C3, C4, C5, C6] = [1 / 2, 1 / 6, 1 / 24, 1 / 120, 1 / 720];
const [C7, C8, C9, C10] = [1 / 5040, 1 / 40320, 1 / 362880, 1 / 3628800];
const [C11, C12, C13] = [1 / 39916800, 1 / 479001600, 1 / 6227020800];
const [C14, C15] = [1 / 87178291200, 1 / 1307674368000];

/** (eʳ − 1 − r) / r² = 1/2! + r/3! + … for |r| ≤ 0.51; written out, since a loop takes twice the time. */
function tailOf(r: number): number {
  const high = C10 + r * (C11 + r * (C12 + r * (C13 + r * (C14 + r * C15))));
  return C2 + r * (C3 + r * (C4 + r * (C5 + r * (C6 + r * (C7 + r * (C8 + r * (C9 + r * high)))))));
}

/**
 * eˣ within 1 unit in the last place, with the same bits on every machine: nothing but + − · ÷ is computed, which
 * IEEE 754 rounds in one way only, while engines choose the last bits of Math.exp.
 *
 * With x = k ln 2 + r, |r| ≤ ½ ln 2: eˣ = 2^k (1 + r + r² (1/2! + r/3! + …)).
 */
export function expOf(x: number): number {
  if (x > 710) return Infinity;
  if (x < -746) return 0;
  if (Number.isNaN(x)) return NaN;
  const k = Math.round(x / Math.LN2);
  const high = x - k * LN2_HIGH;
  const low = -k * LN2_LOW;
  const r = high + low;
  const sum = 1 + r;
  const rest = low - (r - high) + r * r * tailOf(r);
  return scaled(sum + (lostInSum(1, r, sum) + rest), k);
}

/** What `expm1Of` rounded away last: e^x − 1 is nearer to the sum of both. */
let lost = 0;

/**
 * eˣ − 1 within 1 unit in the last place, also for small x. Source: as `expOf`.
 */
export function expm1Of(x: number): number {
  lost = 0;
  if (x > 710) return Infinity;
  if (x < -56) return -1;
  if (Number.isNaN(x) || x === 0) return x;
  if (Math.abs(x) <= 0.5) {
    const square = x * x;
    const tail = square * tailOf(x);
    const sum = x + tail;
    lost = tail - (sum - x) + lostInProduct(x, x, square) / 2;
    return sum;
  }
  const k = Math.round(x / Math.LN2);
  const high = x - k * LN2_HIGH;
  const low = -k * LN2_LOW;
  const r = high + low;
  const tail = low - (r - high) + r * r * tailOf(r);
  // 2^k eʳ − 1 = 2^k (1 − 2^−k + r + tail)
  const one = 1 - powerOfTwo(Math.max(-k, -1074));
  const sum = one + r;
  const rest = lostInSum(one, r, sum) + tail;
  const whole = sum + rest;
  lost = scaled(rest - (whole - sum), k);
  return scaled(whole, k);
}

/**
 * Hyperbolic tangent within 1 unit in the last place: (e²ˣ − 1) / (e²ˣ + 1), with the same bits on every machine.
 */
export function tanhOf(x: number): number {
  const size = Math.abs(x);
  if (size > 22) return Math.sign(x);
  // tanh x = x − x³/3 + …, and x³ is below half a unit.
  if (!(size > 1e-8)) return x;
  const above = expm1Of(2 * size);
  const aboveRest = lost;
  const below = above + 2;
  const belowRest = lostInSum(above, 2, below) + aboveRest;
  const quotient = above / below;
  const product = quotient * below;
  const rest =
    above - product - lostInProduct(quotient, below, product) + aboveRest - quotient * belowRest;
  return Math.sign(x) * (quotient + rest / below);
}
