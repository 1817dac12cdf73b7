/** Floating-point numbers that know how wrong they may be, so that two values are only told apart when they differ. */
import { Rational } from './rational.ts';

/** A float64 with a bound on its distance from the true value. */
export interface Approximate {
  readonly value: number;
  readonly error: number;
}

/** One rounding, with room for functions that are right to within a few units in the last place. */
const ROUNDING = 2 ** -50;

/** The value with its own rounding added to `error`; undefined when it is too large for a float64. */
function approximate(value: number, error = 0): Approximate | undefined {
  const total = error + Math.abs(value) * ROUNDING;
  return Number.isFinite(value) && Number.isFinite(total) ? { value, error: total } : undefined;
}

export function fromRational(exact: Rational): Approximate | undefined {
  return approximate(exact.toNumber());
}

export function sum(a: Approximate, b: Approximate): Approximate | undefined {
  return approximate(a.value + b.value, a.error + b.error);
}

export function product(a: Approximate, b: Approximate): Approximate | undefined {
  const error = Math.abs(a.value) * b.error + Math.abs(b.value) * a.error + a.error * b.error;
  return approximate(a.value * b.value, error);
}

/** base ^ exponent for a base that is surely positive: d(bᵉ) = bᵉ·(e·db/b + ln b·de). */
export function realPower(base: Approximate, exponent: Approximate): Approximate | undefined {
  if (base.value <= base.error) return undefined;
  const logError = base.error / (base.value - base.error);
  const slack = (Math.abs(exponent.value) + exponent.error) * logError;
  const value = base.value ** exponent.value;
  return approximate(
    value,
    value * Math.expm1(slack + Math.abs(Math.log(base.value)) * exponent.error),
  );
}

/** base ^ n for a whole number n; no value for 0 to a negative power. */
export function wholePower(base: Approximate, n: number): Approximate | undefined {
  const size = Math.abs(base.value);
  if (n < 0 && size <= base.error) return undefined;
  const value = base.value ** n;
  const far = n < 0 ? (size - base.error) ** n : (size + base.error) ** n;
  return approximate(value, Math.abs(far - Math.abs(value)));
}

export function squareRoot({ value, error }: Approximate): Approximate | undefined {
  if (value < -error) return undefined;
  const root = Math.sqrt(Math.max(value, 0));
  return approximate(
    root,
    Math.sqrt(Math.max(value, 0) + error) - Math.sqrt(Math.max(value - error, 0)),
  );
}

export function exponential({ value, error }: Approximate): Approximate | undefined {
  const result = Math.exp(value);
  return approximate(result, result * Math.expm1(error));
}

export function logarithm({ value, error }: Approximate): Approximate | undefined {
  return value <= error ? undefined : approximate(Math.log(value), error / (value - error));
}

/** σ(x) = 1 / (1 + e⁻ˣ), whose slope is never above its value. */
export function logistic({ value, error }: Approximate): Approximate | undefined {
  const result = value < 0 ? Math.exp(value) / (1 + Math.exp(value)) : 1 / (1 + Math.exp(-value));
  return approximate(result, result * Math.expm1(error));
}

/** ln(1 + eˣ), whose slope is never above 1. */
export function softplus({ value, error }: Approximate): Approximate | undefined {
  const result = Math.max(value, 0) + Math.log1p(Math.exp(-Math.abs(value)));
  return approximate(result, error);
}

/** A function whose slope is never above 1: sin, cos, tanh. */
export function gentle(
  f: (x: number) => number,
  { value, error }: Approximate,
): Approximate | undefined {
  return approximate(f(value), error + ROUNDING);
}

/** The largest whole number not above; a value within its error of a whole number counts as that number. */
export function roundDown({ value, error }: Approximate): Rational | undefined {
  if (error > 0.25) return undefined;
  const nearest = Math.round(value);
  return Rational.of(Math.abs(value - nearest) <= error ? nearest : Math.floor(value));
}
