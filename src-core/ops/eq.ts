import { defineComparison } from './comparison.ts';
import { applyOp, asValue } from './op.ts';
import type { Value } from './op.ts';

/**
 * Equal: out[i] = whether input[i] = other[i], sizes of 1 stretched. NaN equals nothing, not even NaN.
 *
 * Shapes: two that broadcast → their common shape.
 * Errors: ShapeError when they do not.
 * Source: torch.eq.
 */
export const eqOp = defineComparison('eq', (a, b) => a === b, [
  {
    id: 'turned-round',
    title: 'true and false exchanged',
    say: 'You marked the places where the two differ. True stands where they are equal.',
    holds: (a, b) => a !== b,
  },
]);

/** See `eqOp`. */
export function eq<V extends Value>(input: V | number, other: V | number): V {
  return applyOp(eqOp, [asValue(input, other), asValue(other, input)], {});
}
