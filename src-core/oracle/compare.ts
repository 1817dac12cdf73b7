import { formatShape } from '#core/errors.ts';
import { isFloat } from '#core/tensor/dtype.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { sameShape } from '#core/tensor/strides.ts';

/** The element that is furthest off. */
export interface Element {
  readonly index: readonly number[];
  readonly expected: number;
  readonly got: number;
  /** |got − expected| / max(1, |expected|). */
  readonly error: number;
}

/** One thing that differs from the record. */
export interface Fault {
  /** What differs: `output`, or `gradient of weight`. */
  readonly value: string;
  /** One sentence without its full stop. */
  readonly message: string;
  readonly worst?: Element;
}

/**
 * What is wrong with `got`; undefined when it has the shape of `expected` and every element is close:
 * |got − expected| ≤ tolerance · max(1, |expected|). NaN is close to NaN, an infinity to itself.
 */
export function differences(
  value: string,
  got: NdArray,
  expected: NdArray,
  tolerance: number,
): Fault | undefined {
  if (!sameShape(got.shape, expected.shape)) {
    const [wanted, found] = [expected.shape, got.shape].map(formatShape);
    return { value, message: `expected the shape ${wanted}, got ${found}` };
  }
  if (isFloat(got.dtype) !== isFloat(expected.dtype)) {
    const wanted = isFloat(expected.dtype) ? 'a float' : 'whole numbers or truth values';
    return { value, message: `expected ${wanted}, got ${got.dtype}` };
  }
  const [ours, theirs] = [got.values(), expected.values()];
  let count = 0;
  let at = 0;
  let largest = 0;
  for (let i = 0; i < ours.length; i++) {
    const error = relativeError(ours[i] as number, theirs[i] as number);
    if (error <= tolerance) continue;
    count++;
    if (error <= largest) continue;
    largest = error;
    at = i;
  }
  if (count === 0) return undefined;
  const worst = {
    index: indexOf(at, got.shape),
    expected: theirs[at] as number,
    got: ours[at] as number,
    error: largest,
  };
  const where = got.rank === 0 ? '' : `at ${formatShape(worst.index)} `;
  const numbers = `expected ${worst.expected}, got ${worst.got}`;
  const share = `${count} of ${ours.length} elements differ`;
  const message = `${where}${numbers}, off by ${largest.toExponential(1)}; ${share}`;
  return { value, message, worst };
}

/** Infinity where only one of the two is NaN or infinite. */
function relativeError(got: number, expected: number): number {
  if (Object.is(got, expected) || got === expected) return 0;
  const error = Math.abs(got - expected) / Math.max(1, Math.abs(expected));
  return Number.isNaN(error) ? Infinity : error;
}

/** The index of the flat place `at` in row-major order. */
function indexOf(at: number, shape: readonly number[]): number[] {
  const index: number[] = [];
  let rest = at;
  for (const size of shape.toReversed()) {
    index.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return index;
}
