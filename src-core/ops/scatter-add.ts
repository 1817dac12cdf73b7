import { costPerElement } from './cost.ts';
import { checkGathered, checkSource, filledUp, indexedPlaces, usedOf } from './gather-places.ts';
import type { DimOptions } from './gather-places.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { constantZeros, writableCopy } from './places.ts';
import { promote } from '#core/tensor/dtype.ts';
import { scatterOp } from './scatter.ts';

/**
 * `input` with each number of src added where its index points along one axis; for dim 1 of a matrix
 * out[i, index[i, j]] += src[i, j]. It is the gradient of gather.
 *
 * Shapes: input [s_0, …], index with as many axes, none longer than the input's but along dim, src at least as
 * large as index → as input.
 * Errors: ShapeError when they do not fit, ArgumentError for an index outside 0 … s_dim − 1 or that is not int32.
 * Source: torch.scatter_add.
 */
export const scatterAddOp: Op<'scattered', DimOptions> = {
  name: 'scatterAdd',
  kind: 'scattered',
  shape([input, index, src], { dim }) {
    checkGathered('scatterAdd', input, index, dim);
    checkSource('scatterAdd', src, index);
    return [...input];
  },
  forward([input, index, src], { dim }) {
    const axis = checkGathered('scatterAdd', input.shape, index.shape, dim);
    checkSource('scatterAdd', src.shape, index.shape);
    const places = indexedPlaces('scatterAdd', input.shape, index, axis);
    const used = usedOf(src, index);
    const out = writableCopy(input, promote(input, src));
    const [from, to] = [src.data, out.data];
    for (let i = 0; i < places.length; i++) {
      const at = places[i] as number;
      to[at] = (to[at] as number) + (from[used[i] as number] as number);
    }
    return out;
  },
  // dinput = grad, dsrc = grad at the places that the index points to
  gradients: [
    (_, grad) => grad,
    null,
    ({ inputs: [, index, src], options, ops }, grad) =>
      filledUp(ops, ops.gather(grad, index, options), src.shape),
  ],
  tangent: ({ inputs: [input, index, src], output, options, ops }, [rate, , srcRate]) =>
    ops.scatterAdd(
      rate ?? constantZeros(input.shape, output.dtype),
      index,
      srcRate ?? constantZeros(src.shape, output.dtype),
      options,
    ),
  cost: ([, index]) => costPerElement(index, { add: 1 }),
  misreadings: [
    {
      id: 'overwritten',
      title: 'overwritten instead of added',
      say: 'You kept the last number that arrived. All that arrive at one place are added up.',
      forward: (inputs, options) => scatterOp.forward(inputs, options),
    },
    {
      id: 'other-axis',
      title: 'index used along another axis',
      say: 'You used the indices along another axis. Dim says which index they replace.',
      forward: (inputs, { dim }) =>
        scatterAddOp.forward(inputs, { dim: (dim + 1) % inputs[0].rank }),
    },
  ],
};

/** See `scatterAddOp`. */
export function scatterAdd<V extends Value>(input: V, index: V, src: V, options: DimOptions): V {
  return applyOp(scatterAddOp, [input, index, src], options);
}
