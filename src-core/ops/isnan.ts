import { definePredicate } from './comparison.ts';
import { applyOp } from './op.ts';
import type { Value } from './op.ts';

/**
 * out[i] = whether input[i] is NaN.
 *
 * Shapes: any → the same.
 * Source: torch.isnan.
 */
export const isnanOp = definePredicate('isnan', Number.isNaN, [
  {
    id: 'infinity-counted',
    title: 'infinity counted too',
    say: 'Infinity is a value that can be compared. Only NaN is not a number.',
    holds: (value) => !Number.isFinite(value),
  },
  {
    id: 'turned-round',
    title: 'true and false exchanged',
    say: 'You marked the numbers. True stands where there is none.',
    holds: (value) => !Number.isNaN(value),
  },
]);

/** See `isnanOp`. */
export function isnan<V extends Value>(input: V): V {
  return applyOp(isnanOp, [input], {});
}
