// Parts of a tensor as views on its own numbers.
import { ArgumentError } from '#core/errors.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import type { DiagonalOptions } from './diagonal.ts';
import type { SelectOptions } from './select.ts';
import type { SliceOptions } from './slice.ts';

/** Places start, start + step, … before `end` along one axis. Errors: ArgumentError for a broken bound. */
export function sliceOf(
  input: NdArray,
  { dim = 0, start = 0, end = Infinity, step = 1 }: SliceOptions,
): NdArray {
  if (end !== Infinity && !Number.isInteger(end))
    throw new ArgumentError('slice', 'a whole end', `${end}`);
  return input.slice(dim, start, end, step);
}

/** One place along an axis. */
export function placeOf(input: NdArray, { dim, index }: SelectOptions): NdArray {
  return input.select(dim, index);
}

/** A diagonal as the last axis. Errors: ArgumentError for a broken offset. */
export function diagonalOf(
  input: NdArray,
  { offset = 0, dim1 = 0, dim2 = 1 }: DiagonalOptions,
): NdArray {
  if (!Number.isSafeInteger(offset))
    throw new ArgumentError('diagonal', 'a whole offset', `${offset}`);
  return input.diagonal(offset, dim1, dim2);
}
