import { ArgumentError, BudgetError, formatShape } from '#core/errors.ts';
import { resolveDim } from '#core/tensor/strides.ts';
import { narrow } from './narrow.ts';
import type { Value } from './op.ts';

export interface SplitOptions {
  /** The axis that is cut. Default 0. */
  dim?: number | undefined;
}

/** Each part is a tensor of its own, however small. */
const partLimit = 1e6;

/**
 * The tensor cut along one axis, into parts of one size (the last may be smaller), or of the sizes in a list.
 *
 * Shapes: [7, …] by 3 → [3, …], [3, …], [1, …]. Views: no number is copied.
 * Errors: ArgumentError for a size below 1, or a list that does not add up to the axis; BudgetError for more than a
 * million parts.
 * Source: torch.split.
 */
export function split<V extends Value>(
  input: V,
  sizes: number | readonly number[],
  { dim = 0 }: SplitOptions = {},
): V[] {
  const axis = resolveDim('split', dim, input.shape.length);
  const size = input.shape[axis] as number;
  const parts = typeof sizes === 'number' ? equalParts(size, sizes) : sizes;
  const total = parts.reduce((sum, each) => sum + each, 0);
  if (!parts.every((each) => Number.isSafeInteger(each) && each >= 0) || total !== size)
    throw new ArgumentError('split', `sizes ≥ 0 that add up to ${size}`, formatShape(parts));
  let end = 0;
  return parts.map((each) => {
    end += each;
    return narrow(input, axis, end - each, each);
  });
}

/**
 * The tensor cut along one axis into so many parts of size ⌈size / chunks⌉; fewer when those suffice.
 *
 * Shapes: [5, …] into 4 → [2, …], [2, …], [1, …]. Views: no number is copied.
 * Errors: ArgumentError for fewer than one part, BudgetError for more than a million.
 * Source: torch.chunk.
 */
export function chunk<V extends Value>(
  input: V,
  chunks: number,
  { dim = 0 }: SplitOptions = {},
): V[] {
  if (!Number.isSafeInteger(chunks) || chunks < 1)
    throw new ArgumentError('chunk', 'a whole number of parts ≥ 1', `${chunks}`);
  const axis = resolveDim('chunk', dim, input.shape.length);
  const size = input.shape[axis] as number;
  // Nothing can be cut into as many parts of nothing as one likes.
  if (size === 0) {
    checkCount('chunk', chunks);
    return split(input, new Array<number>(chunks).fill(0), { dim });
  }
  return split(input, Math.ceil(size / chunks), { dim });
}

function equalParts(size: number, each: number): number[] {
  if (!Number.isSafeInteger(each) || each < 0 || (each === 0 && size > 0))
    throw new ArgumentError('split', 'a whole size ≥ 1', `${each}`);
  const count = Math.max(1, Math.ceil(size / Math.max(1, each)));
  checkCount('split', count);
  return Array.from({ length: count }, (_, i) => Math.min(each, size - i * each));
}

function checkCount(who: string, count: number): void {
  if (count > partLimit) throw new BudgetError(`${who}: ${count} parts`, '1,000,000 parts');
}
