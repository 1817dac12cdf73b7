import { ArgumentError, ShapeError } from '#core/errors.ts';
import { addToPlanes } from '#core/kernels/pool.ts';
import type { Numbers } from '#core/tensor/dtype.ts';
import { elementCount, sameShape } from '#core/tensor/strides.ts';
import type { Axes } from './axis-sizes.ts';
import { costPerElement } from './cost.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

export interface PlaneScatterAddOptions {
  /** The sizes of the planes of the result. */
  size: readonly number[];
}

/**
 * Puts numbers at their places in a plane of zeros, added up where they meet:
 * out[n, c, index[n, c, q]] += input[n, c, q], places counted row by row; a place of −1 is nowhere.
 *
 * Shapes: input and index [N, C, …] or [C, …] → [N, C, …size] or [C, …size].
 * Errors: ShapeError unless both have one shape, ArgumentError for a place outside the plane.
 * Source: the gradient of torch.nn.functional.max_pool2d.
 */
export const planeScatterAddOp: Op<'indexed', PlaneScatterAddOptions> = {
  name: 'planeScatterAdd',
  kind: 'indexed',
  shape([input, index], { size }) {
    if (!sameShape(input, index))
      throw new ShapeError('planeScatterAdd', 'input and index of one shape', input, index);
    return [...input.slice(0, -size.length), ...size];
  },
  forward([input, index], options) {
    const shape = planeScatterAddOp.shape([input.shape, index.shape], options);
    const cells = elementCount('planeScatterAdd', options.size);
    const places = index.values();
    checkPlaces('planeScatterAdd', places, cells);
    return addToPlanes(input, places, shape, cells);
  },
  // dinput = grad at the place of each number
  gradients: [
    ({ inputs: [, index], options: { size }, ops }, grad) =>
      ops.planeGather(grad, index, { axes: size.length as Axes }),
    null,
  ],
  tangent: ({ inputs: [input, index], options, ops }, [rate]) =>
    ops.planeScatterAdd(rate ?? ops.mul(input, 0), index, options),
  cost: ([input]) => costPerElement(input, { add: 1 }),
  misreadings: [],
};

/** Errors: ArgumentError unless each place is −1 or one of `cells`. */
export function checkPlaces(who: string, places: Numbers, cells: number): void {
  for (let q = 0; q < places.length; q++) {
    const place = places[q] as number;
    if (!Number.isInteger(place) || place < -1 || place >= cells)
      throw new ArgumentError(who, `places from 0 to ${cells - 1}`, `${place}`);
  }
}

/** See `planeScatterAddOp`. */
export function planeScatterAdd<V extends Value>(
  input: V,
  index: V,
  options: PlaneScatterAddOptions,
): V {
  return applyOp(planeScatterAddOp, [input, index], options);
}
