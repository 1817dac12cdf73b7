import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount, resolveDim } from '#core/tensor/strides.ts';
import { noCost } from './cost.ts';
import type { DimOptions } from './gather-places.ts';
import { laneDims } from './lanes.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { checkedIndices, constantZeros, pickAlong } from './places.ts';

/**
 * The places of one axis that a list names, in its order: out[…, i, …] = input[…, index[i], …].
 *
 * Shapes: input [s_0, …, s_dim, …], index [n] or one number → the same with n in place of s_dim.
 * Errors: ShapeError unless index has at most one axis, ArgumentError for an index outside 0 … s_dim − 1 (negative
 * ones do not count from the end) or that is not int32.
 * Source: torch.index_select; a number without axes has one place, 0.
 */
export const indexSelectOp: Op<'indexed', DimOptions> = {
  name: 'indexSelect',
  kind: 'indexed',
  shape([input, index], { dim }) {
    if (index.length > 1) throw new ShapeError('indexSelect', 'an index [n]', index);
    const [count = 1] = index;
    if (laneDims('indexSelect', dim, input.length).length === 0) {
      if (count !== 1) throw new ShapeError('indexSelect', 'one index for a number', index);
      return [];
    }
    const axis = resolveDim('indexSelect', dim, input.length);
    const shape = input.with(axis, count);
    elementCount('indexSelect', shape);
    return shape;
  },
  forward([input, index], { dim }) {
    indexSelectOp.shape([input.shape, index.shape], { dim });
    const [axis] = laneDims('indexSelect', dim, input.rank);
    if (axis === undefined) {
      checkedIndices('indexSelect', index, 1);
      return input;
    }
    const places = checkedIndices('indexSelect', index, input.shape[axis] as number);
    return pickAlong(input, axis, places);
  },
  // dinput = grad, added up where each place was taken from
  gradients: [
    ({ inputs: [input, index], options, ops }, grad) =>
      ops.indexAdd(constantZeros(input.shape, grad.dtype), index, grad, options),
    null,
  ],
  tangent: ({ inputs: [, index], output, options, ops }, [rate]) =>
    rate === undefined
      ? constantZeros(output.shape, output.dtype)
      : ops.indexSelect(rate, index, options),
  cost: () => noCost,
  misreadings: [
    {
      id: 'other-axis',
      title: 'along another axis',
      say: 'You picked along another axis. Axis 0 is the outermost: the rows of a matrix.',
      forward: ([input, index], { dim }) =>
        indexSelectOp.forward([input, index], { dim: (dim + 1) % input.rank }),
    },
    {
      id: 'counted-from-one',
      title: 'counted from 1',
      say: 'You counted places from 1. The first place is number 0.',
      forward: ([input, index], options) =>
        indexSelectOp.forward(
          [
            input,
            NdArray.from(
              index.toArray().map((at) => at - 1),
              index.shape,
              'int32',
            ),
          ],
          options,
        ),
    },
    {
      id: 'in-order',
      title: 'order of the list ignored',
      say: 'You kept the order of the input. The result follows the order of the list, repeats included.',
      forward: ([input, index], options) =>
        indexSelectOp.forward(
          [
            input,
            NdArray.from(
              index.toArray().sort((a, b) => a - b),
              index.shape,
              'int32',
            ),
          ],
          options,
        ),
    },
  ],
};

/** See `indexSelectOp`. */
export function indexSelect<V extends Value>(input: V, index: V, options: DimOptions): V {
  return applyOp(indexSelectOp, [input, index], options);
}
