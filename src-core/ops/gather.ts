import { NdArray } from '#core/tensor/nd-array.ts';
import { resolveDim } from '#core/tensor/strides.ts';
import { broadcastShapes } from '#core/tensor/broadcasting.ts';
import { noCost } from './cost.ts';
import { expand } from './expand.ts';
import { checkGathered, indexedPlaces } from './gather-places.ts';
import type { DimOptions } from './gather-places.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { constantZeros } from './places.ts';
import { reshape } from './reshape.ts';

/**
 * For each place of the index, the number of the input that it points to along one axis; for dim 1 of a matrix
 * out[i, j] = input[i, index[i, j]].
 *
 * Shapes: input [s_0, …], index with as many axes, none longer than the input's but along dim → as index.
 * Errors: ShapeError when index does not fit, ArgumentError for an index outside 0 … s_dim − 1 or that is not int32.
 * Source: torch.gather.
 */
export const gatherOp: Op<'indexed', DimOptions> = {
  name: 'gather',
  kind: 'indexed',
  shape([input, index], { dim }) {
    checkGathered('gather', input, index, dim);
    return [...index];
  },
  forward([input, index], { dim }) {
    const axis = checkGathered('gather', input.shape, index.shape, dim);
    const places = indexedPlaces('gather', input.shape, index, axis);
    const out = NdArray.empty(index.shape, input.dtype);
    const [from, to] = [input.values(), out.data];
    for (let i = 0; i < places.length; i++) to[i] = from[places[i] as number] as number;
    return out;
  },
  // dinput = grad, added up where each number was taken from
  gradients: [
    ({ inputs: [input, index], options, ops }, grad) =>
      ops.scatterAdd(constantZeros(input.shape, grad.dtype), index, grad, options),
    null,
  ],
  tangent: ({ inputs: [input, index], output, options, ops }, [rate]) =>
    rate === undefined
      ? constantZeros(output.shape, input.dtype)
      : ops.gather(rate, index, options),
  cost: () => noCost,
  misreadings: [
    {
      id: 'other-axis',
      title: 'index used along another axis',
      say: 'You used the indices along another axis. Dim says which index of the input they replace.',
      forward: ([input, index], { dim }) =>
        gatherOp.forward([input, index], { dim: (dim + 1) % input.rank }),
    },
    {
      id: 'scattered-instead',
      title: 'sent instead of fetched',
      say: 'You sent each number to the place named by its index. Here each place fetches the number that its index names.',
      forward([input, index], { dim }) {
        const axis = checkGathered('gather', input.shape, index.shape, dim);
        const out = NdArray.zeros(index.shape, input.dtype);
        const places = indexedPlaces('gather', index.shape, index, axis);
        const used = indexedPlaces('gather', input.shape, ownPlaces(index.shape, axis), axis);
        const from = input.values();
        for (let i = 0; i < places.length; i++)
          out.data[places[i] as number] = from[used[i] as number] as number;
        return out;
      },
    },
    {
      id: 'input-as-index',
      title: 'input and index exchanged',
      say: 'You picked from the index by the numbers of the input. The index says where in the input to look.',
      forward: ([input, index], options) =>
        gatherOp.forward([index.to(input.dtype), input.to('int32')], options),
    },
  ],
};

/** The index that points each place to itself. */
function ownPlaces(shape: readonly number[], axis: number): NdArray {
  const size = shape[axis] ?? 1;
  const along = shape.map((_, at) => (at === axis ? size : 1));
  return NdArray.from(
    Int32Array.from({ length: size }, (_, i) => i),
    along,
  ).expand(shape);
}

/** See `gatherOp`. */
export function gather<V extends Value>(input: V, index: V, options: DimOptions): V {
  return applyOp(gatherOp, [input, index], options);
}

/**
 * As `gather`, where axes of size 1 stretch to fit each other; without dim both are taken as one long row.
 *
 * Source: torch.take_along_dim.
 */
export function takeAlongDim<V extends Value>(
  input: V,
  index: V,
  options: Partial<DimOptions> = {},
): V {
  const { dim } = options;
  if (dim === undefined) return gather(reshape(input, [-1]), reshape(index, [-1]), { dim: 0 });
  const axis = resolveDim('takeAlongDim', dim, input.shape.length);
  const sizesOf = (shape: readonly number[]): readonly number[] =>
    shape.length > axis ? shape.with(axis, 1) : shape;
  const common = broadcastShapes('takeAlongDim', sizesOf(input.shape), sizesOf(index.shape));
  return gather(
    expand(input, common.with(axis, input.shape[axis] as number)),
    expand(index, common.with(axis, index.shape[axis] as number)),
    { dim: axis },
  );
}
