/** Arithmetic on values that are exact as long as they can be, and floating-point with an error bound after that. */
import { fromRational, product, realPower, squareRoot, sum, wholePower } from './approximate.ts';
import type { Approximate } from './approximate.ts';
import { Rational } from './rational.ts';
import { wholeRoot } from './whole-root.ts';

/** An exact fraction, or a float64 that is not exact. */
export type Value = Rational | Approximate;

/** Fractions with more bits than this go on as floating-point numbers. */
const BIT_LIMIT = 4096;
const SIZE_LIMIT = 1n << BigInt(BIT_LIMIT);

export function asApproximate(value: Value): Approximate | undefined {
  return value instanceof Rational ? fromRational(value) : value;
}

export function addValues(left: Value, right: Value): Value | undefined {
  if (left instanceof Rational && right instanceof Rational) return kept(left.add(right));
  return inFloat(left, right, sum);
}

export function multiplyValues(left: Value, right: Value): Value | undefined {
  if (left instanceof Rational && right instanceof Rational) return kept(left.mul(right));
  return inFloat(left, right, product);
}

export function subtractValues(left: Value, right: Value): Value | undefined {
  return addValues(
    left,
    right instanceof Rational ? right.neg() : { ...right, value: -right.value },
  );
}

/** base ^ exponent, with 0⁰ = 1; exact for whole exponents and for roots that are fractions. */
export function raiseValue(base: Value, exponent: Value): Value | undefined {
  if (!(exponent instanceof Rational)) return inFloat(base, exponent, realPower);
  const exact = base instanceof Rational ? exactPower(base, exponent) : undefined;
  if (exact) return exact;
  if (base instanceof Rational && base.sign() === 0)
    return exponent.sign() > 0 ? Rational.zero : undefined;
  const float = asApproximate(base);
  if (!float) return undefined;
  if (exponent.isInteger()) return wholePower(float, exponent.toNumber());
  if (exponent.num === 1n && exponent.den === 2n) return squareRoot(float);
  const power = fromRational(exponent);
  return power && realPower(float, power);
}

/** Which is larger, as far as can be told: negative, 0 or positive. */
export function compareValues(left: Value, right: Value): number {
  if (left instanceof Rational && right instanceof Rational) return left.compare(right);
  return (asApproximate(left)?.value ?? 0) - (asApproximate(right)?.value ?? 0);
}

function inFloat(
  left: Value,
  right: Value,
  operation: (left: Approximate, right: Approximate) => Approximate | undefined,
): Approximate | undefined {
  const [a, b] = [asApproximate(left), asApproximate(right)];
  return a && b && operation(a, b);
}

function kept(value: Rational): Value | undefined {
  const size = value.num < 0n ? -value.num : value.num;
  return size < SIZE_LIMIT && value.den < SIZE_LIMIT ? value : fromRational(value);
}

function exactPower(base: Rational, exponent: Rational): Rational | undefined {
  if (exponent.sign() === 0) return Rational.one;
  if (base.sign() === 0) return exponent.sign() > 0 ? Rational.zero : undefined;
  if (base.sign() < 0 && !exponent.isInteger()) return undefined;
  const size = Number(exponent.num < 0n ? -exponent.num : exponent.num);
  const isUnit = base.abs().equals(Rational.one);
  if (isUnit) return base.sign() > 0 || exponent.num % 2n === 0n ? Rational.one : base;
  if (exponent.den > 64n || bitsOf(base) * size > BIT_LIMIT) return undefined;
  const root = exponent.isInteger() ? base : rationalRoot(base, Number(exponent.den));
  return root?.pow(Number(exponent.num));
}

function rationalRoot(base: Rational, degree: number): Rational | undefined {
  const [num, den] = [wholeRoot(base.num, degree), wholeRoot(base.den, degree)];
  return num !== undefined && den !== undefined ? Rational.of(num, den) : undefined;
}

function bitsOf({ num, den }: Rational): number {
  return 4 * Math.max(num.toString(16).length, den.toString(16).length);
}
