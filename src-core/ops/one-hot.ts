import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount } from '#core/tensor/strides.ts';
import { noCost } from './cost.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { checkedIndices, constantZeros } from './places.ts';

export interface OneHotOptions {
  /** −1: one more than the largest index. */
  numClasses: number;
}

/**
 * A row for each index that is 1 at that place and 0 elsewhere: out[…, c] = 1 where c = input[…], else 0.
 *
 * Shapes: […] of whole numbers → […, C], int32.
 * Errors: ArgumentError for an index outside 0 … C − 1 or that is not int32, for numClasses below 1 other than −1,
 * and for −1 when there is no index, or where the shape alone is asked for.
 * Source: torch.nn.functional.one_hot.
 */
export const oneHotOp: Op<'unary', OneHotOptions> = {
  name: 'oneHot',
  kind: 'unary',
  shape([input], { numClasses }) {
    if (!Number.isSafeInteger(numClasses) || numClasses < 1)
      throw new ArgumentError('oneHot', 'a whole number of classes ≥ 1', `${numClasses}`);
    const shape = [...input, numClasses];
    elementCount('oneHot', shape);
    return shape;
  },
  forward([input], { numClasses }) {
    const count =
      numClasses === -1 && input.size > 0
        ? 1 + input.toArray().reduce((a, b) => Math.max(a, b))
        : numClasses;
    const out = NdArray.zeros(oneHotOp.shape([input.shape], { numClasses: count }), 'int32');
    const places = checkedIndices('oneHot', input, count);
    for (let i = 0; i < places.length; i++) out.data[i * count + (places[i] as number)] = 1;
    return out;
  },
  gradients: [null],
  tangent: ({ output }) => constantZeros(output.shape, 'float64'),
  cost: () => noCost,
  misreadings: [
    {
      id: 'counted-from-one',
      title: 'counted from 1',
      say: 'You counted classes from 1. Class 0 is the first place.',
      forward: ([input], options) =>
        oneHotOp.forward(
          [
            NdArray.from(
              input.toArray().map((at) => at - 1),
              input.shape,
              'int32',
            ),
          ],
          options,
        ),
    },
    {
      id: 'index-written',
      title: 'index written instead of 1',
      say: 'You wrote the index itself into its place. One-hot writes 1 there.',
      forward([input], options) {
        const out = oneHotOp.forward([input], options);
        const count = out.shape.at(-1) as number;
        for (const [i, at] of input.toArray().entries()) out.data[i * count + at] = at;
        return out;
      },
    },
    {
      id: 'cumulative',
      title: 'ones up to the index',
      say: 'You put ones at all places up to the index. Only the place of the index is 1.',
      forward([input], options) {
        const out = oneHotOp.forward([input], options);
        const count = out.shape.at(-1) as number;
        for (const [i, at] of input.toArray().entries())
          out.data.fill(1, i * count, i * count + at);
        return out;
      },
    },
  ],
};

/** See `oneHotOp`. */
export function oneHot<V extends Value>(input: V, numClasses = -1): V {
  return applyOp(oneHotOp, [input], { numClasses });
}
