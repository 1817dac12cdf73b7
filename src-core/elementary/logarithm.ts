import { lostInProduct, lostInSum } from './exact-parts.ts';
import { LN2_HIGH, LN2_LOW } from './exponential.ts';
import { powerOfTwo, scaled } from './powers-of-two.ts';

/** 2/25, 2/23, … 2/3. */
const COEFFICIENTS = Array.from({ length: 12 }, (_, i) => 2 / (25 - 2 * i));

/** The bits of a double; little-endian, as every machine that the app runs on. */
const double = new Float64Array(1);
const words = new Int32Array(double.buffer);

/**
 * ln x within 1 unit in the last place, with the same bits on every machine; −∞ for 0 and NaN below.
 *
 * With x = 2^k m, m in [√½, √2), and s = (m − 1) / (m + 1): ln x = k ln 2 + 2 (s + s³/3 + s⁵/5 + …).
 */
export function logOf(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  return logOfParts(x, 0);
}

/** ln (1 + x) within 1 unit in the last place, also for small x; −∞ for −1 and NaN below. */
export function log1pOf(x: number): number {
  if (!(x > -1)) return x === -1 ? -Infinity : NaN;
  // ln (1 + x) = x − x²/2 + …, and x² is below half a unit.
  if (x === Infinity || Math.abs(x) < 1e-17) return x;
  if (x > -0.29 && x < 0.41) return logNearOne(x, 0, 0);
  const sum = 1 + x;
  return logOfParts(sum, lostInSum(1, x, sum));
}

/** ln (x + rest) for a rest below the last place of x. */
function logOfParts(x: number, rest: number): number {
  // A subnormal number has its exponent after a multiplication that is exact.
  const isSmall = x < 2.2250738585072014e-308;
  double[0] = isSmall ? x * powerOfTwo(54) : x;
  let k = ((words[1] as number) >> 20) - 1023 - (isSmall ? 54 : 0);
  let m = scaled(isSmall ? double[0] : x, -k - (isSmall ? 54 : 0));
  if (m >= Math.SQRT2) {
    m /= 2;
    k += 1;
  }
  return logNearOne(m - 1, k, rest === 0 ? 0 : rest / x);
}

/** k ln 2 + ln (1 + f) + rest for 1 + f in [√½, √2]. */
function logNearOne(f: number, k: number, rest: number): number {
  const below = 2 + f;
  const belowRest = f - (below - 2);
  const s = f / below;
  const product = s * below;
  const sRest = (f - product - lostInProduct(s, below, product) - s * belowRest) / below;
  const square = s * s;
  let series = 0;
  for (let i = 0; i < COEFFICIENTS.length; i++)
    series = series * square + (COEFFICIENTS[i] as number);
  const tail = 2 * sRest + s * square * series + (k * LN2_LOW + rest);
  const main = k * LN2_HIGH;
  const sum = main + 2 * s;
  return sum + (lostInSum(main, 2 * s, sum) + tail);
}
