import { defineComparison } from './comparison.ts';
import { applyOp, asValue } from './op.ts';
import type { Value } from './op.ts';

/**
 * Not equal: out[i] = whether input[i] ≠ other[i], sizes of 1 stretched. NaN differs from everything, even from NaN.
 *
 * Shapes: two that broadcast → their common shape.
 * Errors: ShapeError when they do not.
 * Source: torch.ne.
 */
export const neOp = defineComparison('ne', (a, b) => a !== b, [
  {
    id: 'turned-round',
    title: 'true and false exchanged',
    say: 'You marked the places where the two are equal. True stands where they differ.',
    holds: (a, b) => a === b,
  },
]);

/** See `neOp`. */
export function ne<V extends Value>(input: V | number, other: V | number): V {
  return applyOp(neOp, [asValue(input, other), asValue(other, input)], {});
}
