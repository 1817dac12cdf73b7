import { ShapeError } from '#core/errors.ts';
import { broadcastShapes } from '#core/tensor/broadcasting.ts';
import { resolveDim } from '#core/tensor/strides.ts';
import { costPerElement } from './cost.ts';
import { zipElements } from './elementwise.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { pickAlong } from './places.ts';
import { sumOfRates } from './rates.ts';
import { sumTo } from './sum-to.ts';

export interface CrossOptions {
  /** The axis of size 3. Default −1. */
  dim?: number | undefined;
}

/**
 * Cross product of vectors of three numbers: out[0] = a[1]·b[2] − a[2]·b[1], and so on in turn.
 *
 * Shapes: two that broadcast, both 3 along `dim` → their common shape.
 * Errors: ShapeError otherwise.
 * Source: torch.linalg.cross.
 */
export const crossOp: Op<'binary', CrossOptions> = {
  name: 'cross',
  kind: 'binary',
  shape([a, b], { dim = -1 }) {
    const same = a.length === b.length && a.length > 0;
    if (!same || a.at(dim) !== 3 || b.at(dim) !== 3)
      throw new ShapeError('cross', `two of one rank with size 3 along axis ${dim}`, a, b);
    return broadcastShapes('cross', a, b);
  },
  forward([a, b], options) {
    const shape = crossOp.shape([a.shape, b.shape], options);
    const axis = resolveDim('cross', options.dim ?? -1, shape.length);
    const [next, after] = [
      [1, 2, 0],
      [2, 0, 1],
    ] as const;
    const times = (i: readonly number[], j: readonly number[]) =>
      zipElements('cross', pickAlong(a, axis, i), pickAlong(b, axis, j), (x, y) => x * y);
    return zipElements('cross', times(next, after), times(after, next), (x, y) => x - y);
  },
  // da = b × grad, db = grad × a
  gradients: [
    ({ inputs: [a, b], options, ops }, grad) => sumTo(ops, ops.cross(b, grad, options), a.shape),
    ({ inputs: [a, b], options, ops }, grad) => sumTo(ops, ops.cross(grad, a, options), b.shape),
  ],
  tangent: ({ inputs: [a, b], output, options, ops }, [rate, otherRate]) =>
    sumOfRates(
      ops,
      output.shape,
      rate && ops.cross(rate, b, options),
      otherRate && ops.cross(a, otherRate, options),
    ),
  cost: (shapes, options) =>
    costPerElement(crossOp.shape(shapes, options), { multiply: 2, add: 1 }),
  misreadings: [
    {
      id: 'order-swapped',
      title: 'factors exchanged',
      say: 'Every sign is wrong: this is b × a. A cross product changes its sign when its factors are exchanged.',
      forward: ([a, b], options) => crossOp.forward([b, a], options),
    },
    {
      id: 'entry-by-entry',
      title: 'multiplied entry by entry',
      say: 'You multiplied entries in the same place. Each entry of a cross product is a difference of two products.',
      forward: ([a, b]) => zipElements('cross', a, b, (x, y) => x * y),
    },
  ],
};

/** See `crossOp`. */
export function cross<V extends Value>(input: V, other: V, options: CrossOptions = {}): V {
  return applyOp(crossOp, [input, other], options);
}
