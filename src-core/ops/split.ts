import { ArgumentError, formatShape } from '#core/errors.ts';
import { resolveDim } from '#core/tensor/strides.ts';
import { narrow } from './narrow.ts';
import type { Value } from './op.ts';

export interface SplitOptions {
  /** The axis that is cut. Default 0. */
  dim?: number | undefined;
}

/**
 * The tensor cut along one axis, into parts of one size (the last may be smaller), or of the sizes in a list.
 *
 * Shapes: [7, …] by 3 → [3, …], [3, …], [1, …]. Views: no number is copied.
 * Errors: ArgumentError for a size below 1, or a list that does not add up to the axis.
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
  if (!parts.every((each) => Number.isSafeInteger(each) && each >= 0) || total(parts) !== size)
    throw new ArgumentError('split', `sizes ≥ 0 that add up to ${size}`, formatShape(parts));
  return parts.map((each, i) => narrow(input, axis, total(parts.slice(0, i)), each));
}

/**
 * The tensor cut along one axis into so many parts of size ⌈size / chunks⌉; fewer when those suffice.
 *
 * Shapes: [5, …] into 4 → [2, …], [2, …], [1, …]. Views: no number is copied.
 * Errors: ArgumentError for fewer than one part.
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
  if (size === 0) return split(input, new Array<number>(chunks).fill(0), { dim });
  return split(input, Math.ceil(size / chunks), { dim });
}

function equalParts(size: number, each: number): number[] {
  if (!Number.isSafeInteger(each) || each < 0 || (each === 0 && size > 0))
    throw new ArgumentError('split', 'a whole size ≥ 1', `${each}`);
  const count = Math.max(1, Math.ceil(size / Math.max(1, each)));
  return Array.from({ length: count }, (_, i) => Math.min(each, size - i * each));
}

function total(sizes: readonly number[]): number {
  return sizes.reduce((sum, each) => sum + each, 0);
}
