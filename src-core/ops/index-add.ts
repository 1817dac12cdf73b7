import { ShapeError, formatShape } from '#core/errors.ts';
import { promote } from '#core/tensor/dtype.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount, sameShape } from '#core/tensor/strides.ts';
import { costPerElement } from './cost.ts';
import { laneDims } from './lanes.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { checkedIndices, constantZeros, writableCopy } from './places.ts';

export interface IndexAddOptions {
  /** The axis that the indices count along. */
  dim: number;
  /** What src is multiplied by. Default 1. */
  alpha?: number | undefined;
}

/**
 * `input` with each place of src added at the place that the list names: out[…, index[i], …] += alpha · src[…, i, …].
 * It is the gradient of indexSelect.
 *
 * Shapes: input [s_0, …, s_dim, …], index [n], src with n in place of s_dim → as input.
 * Errors: ShapeError when they do not fit, ArgumentError for an index outside 0 … s_dim − 1 or that is not int32.
 * Source: torch.index_add.
 */
export const indexAddOp: Op<'scattered', IndexAddOptions> = {
  name: 'indexAdd',
  kind: 'scattered',
  shape([input, index, src], { dim }) {
    if (index.length > 1) throw new ShapeError('indexAdd', 'an index [n]', index);
    const [axis] = laneDims('indexAdd', dim, input.length);
    const [count = 1] = index;
    if (axis === undefined && count !== 1)
      throw new ShapeError('indexAdd', 'one index for a number', index);
    const wanted = axis === undefined ? [] : input.with(axis, count);
    if (!sameShape(src, wanted))
      throw new ShapeError('indexAdd', `src of the shape ${formatShape(wanted)}`, src);
    return [...input];
  },
  forward: ([input, index, src], options) => added(input, index, src, options),
  // dinput = grad, dsrc = alpha · grad at the places that the list names
  gradients: [
    (_, grad) => grad,
    null,
    ({ inputs: [, index, src], options: { dim, alpha = 1 }, ops }, grad) => {
      const share = ops.reshape(ops.indexSelect(grad, index, { dim }), src.shape);
      return alpha === 1 ? share : ops.mul(share, alpha);
    },
  ],
  tangent: ({ inputs: [input, index, src], output, options, ops }, [rate, , srcRate]) =>
    ops.indexAdd(
      rate ?? constantZeros(input.shape, output.dtype),
      index,
      srcRate ?? constantZeros(src.shape, output.dtype),
      options,
    ),
  cost: ([, , src]) => costPerElement(src, { add: 1 }),
  misreadings: [
    {
      id: 'overwritten',
      title: 'overwritten instead of added',
      say: 'You kept the last that arrived at each place. All that arrive at one place are added up.',
      forward: ([input, index, src], options) =>
        added(input, index, src, options, (_, arriving) => arriving),
    },
  ],
};

function added(
  input: NdArray,
  index: NdArray,
  src: NdArray,
  { dim, alpha = 1 }: IndexAddOptions,
  join = (before: number, arriving: number): number => before + arriving,
): NdArray {
  indexAddOp.shape([input.shape, index.shape, src.shape], { dim });
  const [axis = 0] = laneDims('indexAdd', dim, input.rank);
  const size = input.shape[axis] ?? 1;
  const places = checkedIndices('indexAdd', index, size);
  const out = writableCopy(input, promote(input, src));
  const [from, to] = [src.values(), out.data];
  const inner = elementCount('indexAdd', input.shape.slice(axis + 1));
  let read = 0;
  for (let block = 0; read < from.length; block += size * inner)
    for (let i = 0; i < places.length; i++) {
      const start = block + (places[i] as number) * inner;
      for (let at = start; at < start + inner; at++)
        to[at] = join(to[at] as number, alpha * (from[read++] as number));
    }
  return out;
}

/** See `indexAddOp`. */
export function indexAdd<V extends Value>(input: V, index: V, src: V, options: IndexAddOptions): V {
  return applyOp(indexAddOp, [input, index, src], options);
}
