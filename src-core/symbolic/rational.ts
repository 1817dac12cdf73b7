import { ArgumentError } from '#core/errors.ts';
import { greatestCommonDivisor } from './common-divisor.ts';

/**
 * An exact fraction num / den in lowest terms, den > 0. Typed decimals are read without rounding.
 *
 * Errors: ArgumentError when a denominator is 0 or a number is not finite.
 */
export class Rational {
  readonly num: bigint;
  readonly den: bigint;

  private constructor(num: bigint, den: bigint) {
    this.num = num;
    this.den = den;
  }

  static readonly zero = new Rational(0n, 1n);
  static readonly one = new Rational(1n, 1n);

  /** num / den in lowest terms. A JavaScript number is taken at its exact binary value. */
  static of(num: number | bigint, den: number | bigint = 1n): Rational {
    if (typeof num === 'bigint' && typeof den === 'bigint') return Rational.#reduce(num, den);
    return Rational.#exact(num).div(Rational.#exact(den));
  }

  /** Reads `−3`, `5/2`, `2.50`, `1e-3`; undefined for anything else. */
  static parse(text: string): Rational | undefined {
    const clean = text.trim().replaceAll('−', '-');
    const match = /^([+-]?\d*\.?\d*(?:[eE][+-]?\d{1,4})?)(?:\s*\/\s*([+-]?\d*\.?\d*))?$/.exec(
      clean,
    );
    const top = Rational.#decimal(match?.[1]);
    if (top === undefined || match?.[2] === undefined) return top;
    const bottom = Rational.#decimal(match[2]);
    return bottom === undefined || bottom.num === 0n ? undefined : top.div(bottom);
  }

  static #reduce(num: bigint, den: bigint): Rational {
    if (den === 0n) throw new ArgumentError('Rational', 'a denominator other than 0', `${num}/0`);
    if (den === 1n) return new Rational(num, den);
    const sign = den < 0n ? -1n : 1n;
    const divisor = sign * greatestCommonDivisor(num, den);
    return new Rational(num / divisor, den / divisor);
  }

  static #exact(value: number | bigint): Rational {
    if (typeof value === 'bigint') return new Rational(value, 1n);
    if (Number.isSafeInteger(value)) return new Rational(BigInt(value), 1n);
    if (!Number.isFinite(value)) throw new ArgumentError('Rational', 'a finite number', `${value}`);
    let exponent = 0n;
    let scaled = value;
    while (!Number.isInteger(scaled)) {
      scaled *= 2;
      exponent += 1n;
    }
    return Rational.#reduce(BigInt(scaled), 1n << exponent);
  }

  static #decimal(text: string | undefined): Rational | undefined {
    const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text ?? '');
    if (!match || (!match[2] && !match[3])) return undefined;
    const [, sign, whole = '', fraction = '', power = '0'] = match;
    const digits = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n);
    const exponent = Number(power) - fraction.length;
    const scale = 10n ** BigInt(Math.abs(exponent));
    return exponent >= 0 ? new Rational(digits * scale, 1n) : Rational.#reduce(digits, scale);
  }

  add(other: Rational): Rational {
    if (this.den === 1n && other.den === 1n) return new Rational(this.num + other.num, 1n);
    return Rational.#reduce(this.num * other.den + other.num * this.den, this.den * other.den);
  }

  sub(other: Rational): Rational {
    return this.add(other.neg());
  }

  mul(other: Rational): Rational {
    return Rational.#reduce(this.num * other.num, this.den * other.den);
  }

  /** Errors: ArgumentError when `other` is 0. */
  div(other: Rational): Rational {
    return Rational.#reduce(this.num * other.den, this.den * other.num);
  }

  /** Errors: ArgumentError for 0 to a negative power. */
  pow(exponent: number): Rational {
    const size = BigInt(Math.abs(exponent));
    if (exponent < 0) return Rational.#reduce(this.den ** size, this.num ** size);
    return new Rational(this.num ** size, this.den ** size);
  }

  neg(): Rational {
    return new Rational(-this.num, this.den);
  }

  abs(): Rational {
    return this.num < 0n ? this.neg() : this;
  }

  /** The largest whole number not above this one. */
  floor(): Rational {
    const quotient = this.num / this.den;
    return new Rational(this.num < 0n && !this.isInteger() ? quotient - 1n : quotient, 1n);
  }

  ceil(): Rational {
    return this.neg().floor().neg();
  }

  /** Negative, zero or positive as this is below, equal to or above `other`. */
  compare(other: Rational): number {
    const isSameScale = this.den === other.den;
    const left = isSameScale ? this.num : this.num * other.den;
    const right = isSameScale ? other.num : other.num * this.den;
    return left < right ? -1 : left > right ? 1 : 0;
  }

  equals(other: Rational): boolean {
    return this.num === other.num && this.den === other.den;
  }

  sign(): number {
    return this.num < 0n ? -1 : this.num > 0n ? 1 : 0;
  }

  isInteger(): boolean {
    return this.den === 1n;
  }

  /** The nearest float64 or one of its neighbours; ±Infinity when the number is too large for one. */
  toNumber(): number {
    const size = this.num < 0n ? -this.num : this.num;
    if (size < SMALL && this.den < SMALL) return Number(this.num) / Number(this.den);
    // Both parts are cut to 64 bits after their first, since each alone may be too large for a float64.
    const [top, bottom] = [size, this.den].map((part) => Math.max(0, part.toString(2).length - 65));
    const ratio = Number(size >> BigInt(top ?? 0)) / Number(this.den >> BigInt(bottom ?? 0));
    return this.sign() * scaled(ratio, (top ?? 0) - (bottom ?? 0));
  }

  /** `−5/2` is written `-5/2`: plain ASCII, read back by `Rational.parse`. */
  toString(): string {
    return this.den === 1n ? `${this.num}` : `${this.num}/${this.den}`;
  }
}

const SMALL = 1n << 1000n;

/** ratio · 2^exponent, in two steps so that neither leaves the range before the result does. */
function scaled(ratio: number, exponent: number): number {
  const half = Math.trunc(exponent / 2);
  return ratio * 2 ** half * 2 ** (exponent - half);
}
