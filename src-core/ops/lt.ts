import { defineComparison } from './comparison.ts';
import { applyOp, asValue } from './op.ts';
import type { Value } from './op.ts';

/**
 * Less: out[i] = whether input[i] < other[i], sizes of 1 stretched. False where either is NaN.
 *
 * Shapes: two that broadcast → their common shape.
 * Errors: ShapeError when they do not.
 * Source: torch.lt.
 */
export const ltOp = defineComparison('lt', (a, b) => a < b, [
  {
    id: 'equality',
    title: 'wrong where equal',
    say: 'Equal numbers are not less than each other: < leaves equality out.',
    holds: (a, b) => a <= b,
  },
  {
    id: 'turned-round',
    title: 'turned round',
    say: 'You compared in the other direction. Read it from left to right: input, sign, other.',
    holds: (a, b) => a > b,
  },
]);

/** See `ltOp`. */
export function lt<V extends Value>(input: V | number, other: V | number): V {
  return applyOp(ltOp, [asValue(input, other), asValue(other, input)], {});
}
