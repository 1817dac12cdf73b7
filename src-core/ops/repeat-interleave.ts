import { ArgumentError, formatShape } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount, resolveDim } from '#core/tensor/strides.ts';
import { noCost } from './cost.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { constantZeros, pickAlong } from './places.ts';
import { repeatOp } from './repeat.ts';

export interface RepeatInterleaveOptions {
  /** How often each place, or one number a place. */
  repeats: number | readonly number[];
  /** The axis; without it the tensor is taken as one long row. */
  dim?: number | undefined;
}

/**
 * Each place along an axis several times in a row: 1, 2 becomes 1, 1, 2, 2.
 *
 * Shapes: [s_0, …, s_dim, …] → the same with the sum of the repeats in place of s_dim.
 * Errors: ArgumentError unless there is one number, or one a place, whole and ≥ 0.
 * Source: torch.repeat_interleave.
 */
export const repeatInterleaveOp: Op<'unary', RepeatInterleaveOptions> = {
  name: 'repeatInterleave',
  kind: 'unary',
  shape([input], options) {
    const { shape, axis, counts } = plan(input, options);
    const out = shape.with(
      axis,
      counts.reduce((sum, count) => sum + count, 0),
    );
    elementCount('repeatInterleave', out);
    return out;
  },
  forward([input], options) {
    repeatInterleaveOp.shape([input.shape], options);
    const { shape, axis, places } = plan(input.shape, options);
    return pickAlong(input.reshape(shape), axis, places());
  },
  // dinput = grad, summed over the copies of each place
  gradients: [
    ({ inputs: [input], options, ops }, grad) => {
      const { shape, axis, places } = plan(input.shape, options);
      const index = NdArray.from(Int32Array.from(places())) as Value as typeof grad;
      const zeros = constantZeros<typeof grad>(shape, grad.dtype);
      return ops.reshape(ops.indexAdd(zeros, index, grad, { dim: axis }), input.shape);
    },
  ],
  tangent: ({ options: { repeats, dim }, ops }, [rate]) =>
    ops.repeatInterleave(rate, repeats, { dim }),
  cost: () => noCost,
  misreadings: [
    {
      id: 'tiled',
      title: 'the whole repeated',
      say: 'You repeated the whole row: 1, 2, 1, 2. Here each place is repeated before the next: 1, 1, 2, 2.',
      forward([input], options) {
        const { shape, axis } = plan(input.shape, options);
        if (typeof options.repeats !== 'number')
          return repeatInterleaveOp.forward([input], options);
        const repeats = shape.map((_, at) => (at === axis ? (options.repeats as number) : 1));
        return repeatOp.forward([input.reshape(shape)], { repeats });
      },
    },
  ],
};

/** What is repeated along which axis, how often each place, and the place that each result comes from. */
function plan(
  input: readonly number[],
  { repeats, dim }: RepeatInterleaveOptions,
): { shape: readonly number[]; axis: number; counts: number[]; places: () => number[] } {
  const who = 'repeatInterleave';
  const shape = dim === undefined ? [elementCount(who, input)] : input;
  const axis = dim === undefined ? 0 : resolveDim(who, dim, input.length);
  const size = shape[axis] as number;
  const list = [repeats].flat();
  const counts = list.length === 1 ? new Array<number>(size).fill(list[0] as number) : list;
  if (counts.length !== size || !list.every((count) => Number.isSafeInteger(count) && count >= 0))
    throw new ArgumentError(who, `one number ≥ 0, or ${size} of them`, formatShape(list));
  const places = (): number[] => counts.flatMap((count, at) => new Array<number>(count).fill(at));
  return { shape, axis, counts, places };
}

/** See `repeatInterleaveOp`. */
export function repeatInterleave<V extends Value>(
  input: V,
  repeats: number | readonly number[],
  options: { dim?: number | undefined } = {},
): V {
  return applyOp(repeatInterleaveOp, [input], { repeats, ...options });
}
