import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { definePart } from './part.ts';
import { sliceOf } from './views.ts';

export interface SliceOptions {
  /** Default 0. */
  dim?: number | undefined;
  /** The first place; negative numbers count from the end. Default 0. */
  start?: number | undefined;
  /** The place after the last; negative numbers count from the end. Default: all that is there. */
  end?: number | undefined;
  /** Default 1. */
  step?: number | undefined;
}

/**
 * Every step-th place along one axis, from `start` on and before `end`: out[…, i, …] = input[…, start + i·step, …].
 *
 * Shapes: [s_0, …, s_dim, …] → the same with ⌈(end − start) / step⌉ in place of s_dim. A view: no number is copied.
 * Errors: ArgumentError for an axis that does not exist, a broken bound or a step below 1.
 * Source: the indexing x[start:end:step] of torch.Tensor; bounds beyond the ends stop there.
 */
export const sliceOp: Op<'unary', SliceOptions> = definePart(
  'slice',
  sliceOf,
  (ops, input, src, options) => ops.sliceScatter(input, src, options),
  (ops, input, options) => ops.slice(input, options),
  [
    {
      id: 'end-included',
      title: 'end included',
      say: 'You took the place at the end too. A slice stops before it.',
      forward: ([input], { end, ...rest }) =>
        sliceOf(input, { ...rest, end: end === undefined || end === -1 ? undefined : end + 1 }),
    },
    {
      id: 'counted-from-one',
      title: 'counted from 1',
      say: 'You counted places from 1. The first place is number 0.',
      forward: ([input], { start = 0, end, ...rest }) =>
        sliceOf(input, {
          ...rest,
          start: start > 0 ? start - 1 : start,
          end: end === undefined || end <= 0 ? end : end - 1,
        }),
    },
    {
      id: 'step-ignored',
      title: 'step ignored',
      say: 'You took every place. The step says how far it is from one to the next.',
      forward: ([input], options) => sliceOf(input, { ...options, step: 1 }),
    },
  ],
);

/** See `sliceOp`. */
export function slice<V extends Value>(input: V, options: SliceOptions = {}): V {
  return applyOp(sliceOp, [input], options);
}
