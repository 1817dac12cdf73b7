import { resolveDim } from '#core/tensor/strides.ts';
import { noCost } from './cost.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { constantZeros } from './places.ts';
import { sortedPlaces } from './sorting.ts';
import type { SortOptions } from './sorting.ts';

/**
 * Where the smallest number stands, then the second smallest, …: input[out[0]] ≤ input[out[1]] ≤ … along one axis.
 * NaN counts as larger than every number; equal numbers keep their order.
 *
 * Shapes: any → the same, int32.
 * Errors: ArgumentError for an axis that does not exist.
 * Source: torch.argsort, always stable.
 */
export const argsortOp: Op<'unary', SortOptions> = {
  name: 'argsort',
  kind: 'unary',
  shape([input], { dim = -1 }) {
    resolveDim('argsort', dim, Math.max(1, input.length));
    return [...input];
  },
  forward: ([input], options) => sortedPlaces('argsort', input, options),
  gradients: [null],
  tangent: ({ output }) => constantZeros(output.shape, output.dtype),
  cost: () => noCost,
  misreadings: [
    {
      id: 'ranks-instead',
      title: 'ranks instead of places',
      say: 'You gave each number its rank. Here the first entry says where the smallest number stands.',
      forward: ([input], options) =>
        sortedPlaces('argsort', sortedPlaces('argsort', input, options), { dim: options.dim }),
    },
    {
      id: 'other-direction',
      title: 'the other direction',
      say: 'You sorted in the other direction. Without descending the smallest comes first.',
      forward: ([input], { descending = false, ...rest }) =>
        sortedPlaces('argsort', input, { ...rest, descending: !descending }),
    },
  ],
};

/** See `argsortOp`. */
export function argsort<V extends Value>(input: V, options: SortOptions = {}): V {
  return applyOp(argsortOp, [input], options);
}
