import { defineComparison } from './comparison.ts';
import { applyOp } from './op.ts';
import type { Value } from './op.ts';

/**
 * And: out[i] = whether input[i] and other[i] are both true, sizes of 1 stretched. Every number but 0 is true, NaN
 * too.
 *
 * Shapes: two that broadcast → their common shape.
 * Errors: ShapeError when they do not.
 * Source: torch.logical_and.
 */
export const logicalAndOp = defineComparison('logicalAnd', (a, b) => a !== 0 && b !== 0, [
  {
    id: 'or-instead',
    title: 'or instead',
    say: 'You took one of the two for enough. And asks for both.',
    holds: (a, b) => a !== 0 || b !== 0,
  },
  {
    id: 'not-both',
    title: 'true and false exchanged',
    say: 'You gave true where one of the two is false. It is the other way round.',
    holds: (a, b) => a === 0 || b === 0,
  },
]);

/** See `logicalAndOp`. */
export function logicalAnd<V extends Value>(input: V, other: V): V {
  return applyOp(logicalAndOp, [input, other], {});
}
