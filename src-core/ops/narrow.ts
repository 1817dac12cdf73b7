import { ArgumentError } from '#core/errors.ts';
import { resolveDim } from '#core/tensor/strides.ts';
import type { Value } from './op.ts';
import { slice } from './slice.ts';

/**
 * `length` places along an axis from `start` on: out[…, i, …] = input[…, start + i, …].
 *
 * Shapes: [s_0, …, s_dim, …] → the same with `length` in place of s_dim. A view: no number is copied.
 * Errors: ArgumentError unless all those places exist; a negative start counts from the end.
 * Source: torch.narrow.
 */
export function narrow<V extends Value>(input: V, dim: number, start: number, length: number): V {
  const axis = resolveDim('narrow', dim, input.shape.length);
  const size = input.shape[axis] as number;
  const first = start < 0 ? start + size : start;
  const fits = first >= 0 && length >= 0 && first + length <= size;
  if (!fits || !Number.isInteger(start) || !Number.isInteger(length))
    throw new ArgumentError('narrow', `places within 0 … ${size}`, `${length} from ${start} on`);
  return slice(input, { dim: axis, start: first, end: first + length });
}
