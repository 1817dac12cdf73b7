import { ArgumentError } from '#core/errors.ts';
import { resolveDim } from '#core/tensor/strides.ts';
import { argsort, argsortOp } from './argsort.ts';
import { noCost } from './cost.ts';
import { gatherOp } from './gather.ts';
import { laneDims } from './lanes.ts';
import { narrow } from './narrow.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { constantZeros } from './places.ts';
import type { SortOptions } from './sorting.ts';

/**
 * The numbers in order along one axis, smallest first. NaN counts as larger than every number.
 *
 * Shapes: any → the same.
 * Errors: ArgumentError for an axis that does not exist.
 * Source: torch.sort, its values; always stable.
 */
export const sortOp: Op<'unary', SortOptions> = {
  name: 'sort',
  kind: 'unary',
  shape: ([input], options) => argsortOp.shape([input], options),
  forward([input], options) {
    const places = argsortOp.forward([input], options);
    return input.rank === 0 ? input : gatherOp.forward([input, places], { dim: options.dim ?? -1 });
  },
  // dinput = grad, each number back where it came from
  gradients: [
    ({ inputs: [input], options, ops }, grad) => {
      if (input.shape.length === 0) return grad;
      const places = ops.argsort(input, options);
      const zeros = constantZeros<typeof grad>(input.shape, grad.dtype);
      return ops.scatterAdd(zeros, places, grad, { dim: options.dim ?? -1 });
    },
  ],
  tangent: ({ inputs: [input], options, ops }, [rate]) =>
    input.shape.length === 0
      ? rate
      : ops.gather(rate, ops.argsort(input, options), { dim: options.dim ?? -1 }),
  cost: () => noCost,
  misreadings: [
    {
      id: 'other-direction',
      title: 'the other direction',
      say: 'You sorted in the other direction. Without descending the smallest comes first.',
      forward: ([input], { descending = false, ...rest }) =>
        sortOp.forward([input], { ...rest, descending: !descending }),
    },
    {
      id: 'other-axis',
      title: 'along another axis',
      say: 'You sorted along another axis. Without dim it is the last: each row by itself.',
      forward([input], { dim = -1, ...rest }) {
        const axis = resolveDim('sort', dim, Math.max(1, input.rank));
        const other = (axis + 1) % Math.max(1, input.rank);
        return sortOp.forward([input], { ...rest, dim: other });
      },
    },
  ],
};

/** The numbers in order and where they stood. See `sortOp` and `argsortOp`. */
export function sort<V extends Value>(
  input: V,
  options: SortOptions = {},
): { values: V; indices: V } {
  return { values: applyOp(sortOp, [input], options), indices: argsort(input, options) };
}

export interface TopkOptions {
  /** Default −1. */
  dim?: number | undefined;
  /** The smallest instead when false. Default true. */
  largest?: boolean | undefined;
}

/**
 * The k largest numbers along one axis, largest first, and where they stood.
 *
 * Shapes: [s_0, …, s_dim, …] → the same with k in place of s_dim.
 * Errors: ArgumentError unless k is one of 0 … s_dim.
 * Source: torch.topk, always sorted. A number without axes comes back itself, as there also for k = 0.
 */
export function topk<V extends Value>(
  input: V,
  k: number,
  { dim = -1, largest = true }: TopkOptions = {},
): { values: V; indices: V } {
  const [axis] = laneDims('topk', dim, input.shape.length);
  const size = axis === undefined ? 1 : (input.shape[axis] as number);
  if (!Number.isInteger(k) || k < 0 || k > size)
    throw new ArgumentError('topk', `a whole k from 0 to ${size}`, `${k}`);
  const { values, indices } = sort(input, { dim, descending: largest });
  if (axis === undefined) return { values, indices };
  return { values: narrow(values, axis, 0, k), indices: narrow(indices, axis, 0, k) };
}
