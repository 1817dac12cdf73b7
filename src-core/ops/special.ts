// Functions of one number that the language lacks. They use no op, so that every file may use them.
import { expOf, log1pOf } from '#core/elementary/index.ts';

/** 1 / (1 + e⁻ˣ) without overflow on either side. */
export function sigmoidOf(x: number): number {
  if (x >= 0) return 1 / (1 + expOf(-x));
  const grown = expOf(x);
  return grown / (1 + grown);
}

/** ln(1 + eˣ) without overflow: what stands before ln and exp is never positive. */
export function softplusOf(x: number): number {
  return Math.max(x, 0) + log1pOf(expOf(-Math.abs(x)));
}

/** The whole number nearest to x; of two equally near ones the even one. */
export function roundHalfToEven(x: number): number {
  const below = Math.floor(x);
  if (x - below !== 0.5) return Math.round(x);
  return below % 2 === 0 ? below : below + 1;
}

/** The remainder of x / divisor with the sign of the divisor. Source: Python's %. */
export function remainderOf(x: number, divisor: number): number {
  const rest = x % divisor;
  return rest !== 0 && rest < 0 !== divisor < 0 ? rest + divisor : rest;
}

/** ⌊x / divisor⌋, such that x = divisor · ⌊x / divisor⌋ + remainder. Source: Python's //. */
export function floorQuotient(x: number, divisor: number): number {
  if (divisor === 0) return x / divisor;
  const rest = x % divisor;
  const quotient = roundHalfToEven((x - rest) / divisor);
  return rest !== 0 && rest < 0 !== divisor < 0 ? quotient - 1 : quotient;
}

/**
 * The error function 2/√π ∫₀ˣ e^(−t²) dt, right to about 1e-16.
 *
 * Source: Taylor series below 2.5; beyond, 1 minus the continued fraction of erfc (Abramowitz and Stegun, 7.1.5 and
 * 7.1.14).
 */
export function erfOf(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const z = Math.abs(x);
  if (z > 6) return Math.sign(x);
  return Math.sign(x) * (z < 2.5 ? erfBySeries(z) : 1 - erfcByFraction(z));
}

/** 1 − erf x. Far to the right it is tiny and still right in every digit, where 1 − erf x would be 0. */
export function erfcOf(x: number): number {
  if (x < 2 || Number.isNaN(x)) return 1 - erfOf(x);
  return x > 30 ? 0 : erfcByFraction(x);
}

/** e^(−z²) · 2/√π · Σ 2ᵏ z^(2k+1) / (1·3·5 … (2k+1)): all terms are positive, so none cancels another. */
function erfBySeries(z: number): number {
  let term = z;
  let sum = z;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= (2 * z * z) / (2 * k + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * expOf(-z * z) * sum;
}

/** e^(−z²)/√π · 1/(z + (1/2)/(z + 1/(z + (3/2)/(z + …)))), from the far end inwards. */
function erfcByFraction(z: number): number {
  let tail = z;
  for (let k = 60; k >= 1; k--) tail = z + k / 2 / tail;
  return expOf(-z * z) / (Math.sqrt(Math.PI) * tail);
}
