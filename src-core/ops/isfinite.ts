import { definePredicate } from './comparison.ts';
import { applyOp } from './op.ts';
import type { Value } from './op.ts';

/**
 * out[i] = whether input[i] is neither infinite nor NaN.
 *
 * Shapes: any → the same.
 * Source: torch.isfinite.
 */
export const isfiniteOp = definePredicate('isfinite', Number.isFinite, [
  {
    id: 'infinity-counted',
    title: 'infinity counted too',
    say: 'You left out NaN only. ∞ and −∞ are not finite either.',
    holds: (value) => !Number.isNaN(value),
  },
]);

/** See `isfiniteOp`. */
export function isfinite<V extends Value>(input: V): V {
  return applyOp(isfiniteOp, [input], {});
}
