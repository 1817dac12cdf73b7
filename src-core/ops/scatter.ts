import { promote } from '#core/tensor/dtype.ts';
import { noCost } from './cost.ts';
import { expand } from './expand.ts';
import { checkGathered, checkSource, filledUp, indexedPlaces, usedOf } from './gather-places.ts';
import type { DimOptions } from './gather-places.ts';
import { applyOp, asValue } from './op.ts';
import type { Op, Value } from './op.ts';
import { constantZeros, writableCopy } from './places.ts';

/**
 * `input` with each number of src written where its index points along one axis; for dim 1 of a matrix
 * out[i, index[i, j]] = src[i, j]. Where several arrive, the last in row-major order stays.
 *
 * Shapes: input [s_0, …], index with as many axes, none longer than the input's but along dim, src at least as
 * large as index → as input.
 * Errors: ShapeError when they do not fit, ArgumentError for an index outside 0 … s_dim − 1 or that is not int32.
 * Source: torch.scatter. As there, the gradient for src is right where no place is written twice.
 */
export const scatterOp: Op<'scattered', DimOptions> = {
  name: 'scatter',
  kind: 'scattered',
  shape([input, index, src], { dim }) {
    checkGathered('scatter', input, index, dim);
    checkSource('scatter', src, index);
    return [...input];
  },
  forward([input, index, src], { dim }) {
    const axis = checkGathered('scatter', input.shape, index.shape, dim);
    checkSource('scatter', src.shape, index.shape);
    const places = indexedPlaces('scatter', input.shape, index, axis);
    const used = usedOf(src, index);
    const out = writableCopy(input, promote(input, src));
    const [from, to] = [src.data, out.data];
    for (let i = 0; i < places.length; i++)
      to[places[i] as number] = from[used[i] as number] as number;
    return out;
  },
  // dinput = grad with 0 where something was written, dsrc = grad at those places
  gradients: [
    ({ inputs: [, index], options, ops }, grad) =>
      ops.scatter(grad, index, constantZeros<typeof grad>(index.shape, grad.dtype), options),
    null,
    ({ inputs: [, index, src], options, ops }, grad) =>
      filledUp(ops, ops.gather(grad, index, options), src.shape),
  ],
  tangent: ({ inputs: [input, index, src], output, options, ops }, [rate, , srcRate]) =>
    ops.scatter(
      rate ?? constantZeros(input.shape, output.dtype),
      index,
      srcRate ?? constantZeros<typeof output>(src.shape, output.dtype),
      options,
    ),
  cost: () => noCost,
  misreadings: [
    {
      id: 'other-axis',
      title: 'index used along another axis',
      say: 'You used the indices along another axis. Dim says which index they replace.',
      forward: (inputs, { dim }) => scatterOp.forward(inputs, { dim: (dim + 1) % inputs[0].rank }),
    },
  ],
};

/** See `scatterOp`; a single number for src is written to every place named. */
export function scatter<V extends Value>(
  input: V,
  index: V,
  src: V | number,
  options: DimOptions,
): V {
  const written = typeof src === 'number' ? expand(asValue(src), index.shape) : src;
  return applyOp(scatterOp, [input, index, written], options);
}
