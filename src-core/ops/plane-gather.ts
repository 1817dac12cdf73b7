import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount, sameShape } from '#core/tensor/strides.ts';
import type { Axes } from './axis-sizes.ts';
import { noCost } from './cost.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { checkPlaces } from './plane-scatter-add.ts';

export interface PlaneGatherOptions {
  /** How many of the last axes make a plane. */
  axes: Axes;
}

/**
 * Picks numbers by their place in the plane: out[n, c, q] = input[n, c, index[n, c, q]], places counted row by row;
 * 0 where the place is −1.
 *
 * Shapes: input [N, C, …sizes] or [C, …sizes], index [N, C, …] or [C, …] → as index.
 * Errors: ShapeError unless batch and channels agree, ArgumentError for a place outside the plane.
 * Source: the gradient of torch.nn.functional.max_unpool2d for its input.
 */
export const planeGatherOp: Op<'indexed', PlaneGatherOptions> = {
  name: 'planeGather',
  kind: 'indexed',
  shape([input, index], { axes }) {
    const fits = index.length === input.length;
    if (!fits || !sameShape(input.slice(0, -axes), index.slice(0, -axes)))
      throw new ShapeError('planeGather', 'input and index with the same planes', input, index);
    return [...index];
  },
  forward([input, index], options) {
    const out = NdArray.empty(
      planeGatherOp.shape([input.shape, index.shape], options),
      input.dtype,
    );
    const cells = elementCount('planeGather', input.shape.slice(-options.axes));
    const count = elementCount('planeGather', index.shape.slice(-options.axes));
    const [from, to, places] = [input.values(), out.data, index.values()];
    checkPlaces('planeGather', places, cells);
    for (let q = 0, plane = 0; q < to.length; plane += cells)
      for (const end = q + count; q < end; q++) {
        const place = places[q] as number;
        to[q] = place < 0 ? 0 : (from[plane + place] as number);
      }
    return out;
  },
  // dinput = each number of grad back at its place
  gradients: [
    ({ inputs: [input, index], options: { axes }, ops }, grad) =>
      ops.planeScatterAdd(grad, index, { size: input.shape.slice(-axes) }),
    null,
  ],
  tangent: ({ inputs: [input, index], options, ops }, [rate]) =>
    ops.planeGather(rate ?? ops.mul(input, 0), index, options),
  cost: () => noCost,
  misreadings: [],
};

/** See `planeGatherOp`. */
export function planeGather<V extends Value>(input: V, index: V, options: PlaneGatherOptions): V {
  return applyOp(planeGatherOp, [input, index], options);
}
