import { ArgumentError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import type { DType } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { isList, kindOf } from '../value.ts';
import type { Value } from '../value.ts';
import { fillShape, flatItems, shapeOfValue } from './nested-values.ts';

/** A nested list as a tensor of float64; true is 1, false is 0. Errors: ArgumentError for other values. */
export function toTensor(value: Value, who: string, dtype: DType = 'float64'): NdArray {
  const numbers = flatItems(value).map((item) => plainNumber(item, who));
  return NdArray.from(numbers, shapeOfValue(value, who)).to(dtype);
}

function plainNumber(value: Value, who: string): number {
  if (value instanceof Rational) return value.toNumber();
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  throw new ArgumentError(who, 'numbers', kindOf(value));
}

/** A tensor as nested lists: exact where its numbers are counts, places or truth values, which become 1 and 0. */
export function fromTensor(tensor: NdArray): Value {
  const numbers = tensor.values();
  const isExact = tensor.dtype === 'int32' || tensor.dtype === 'bool';
  return fillShape(tensor.shape, (at) => {
    const number = numbers[at] as number;
    return isExact ? Rational.of(number) : number;
  });
}

/** Whether every number of a value is exact. */
export function isExact(value: Value): boolean {
  if (isList(value)) return value.every(isExact);
  return value instanceof Rational || typeof value === 'boolean';
}

/** The exact numbers of a nested list, row by row; of truth values 1 and 0. */
export function exactItems(value: Value): Rational[] {
  return flatItems(value).map((item) => {
    if (item instanceof Rational) return item;
    return item === true ? Rational.one : Rational.zero;
  });
}

/** An option of an op: numbers, texts, truth values and lists of these. */
export function plainOption(value: Value, who: string): unknown {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (isList(value)) return value.map((item) => plainOption(item, who));
  return plainNumber(value, who);
}

// With more, a fraction would lie beside many an irrational number by chance.
const LARGEST_PART = 10_000n;

/** The fraction with a small denominator that a float64 most likely stands for; the float itself where there is none. */
export function likelyFraction(number: number): Value {
  if (!Number.isFinite(number)) return number;
  let [rest, [before, now], [under, below]] = [number, [0n, 1n], [1n, 0n]];
  for (let step = 0; step < 40; step++) {
    const whole = Math.floor(rest);
    const digit = BigInt(whole);
    [before, now] = [now, digit * now + before];
    [under, below] = [below, digit * below + under];
    if (below > LARGEST_PART) return number;
    const fraction = Rational.of(now, below);
    if (Math.abs(fraction.toNumber() - number) <= 1e-13 * Math.max(1, Math.abs(number)))
      return fraction;
    rest = 1 / (rest - whole);
    if (!Number.isFinite(rest)) return number;
  }
  return number;
}
