import { defineComparison } from './comparison.ts';
import { applyOp } from './op.ts';
import type { Value } from './op.ts';

/**
 * Or: out[i] = whether input[i] or other[i] is true, or both, sizes of 1 stretched. Every number but 0 is true, NaN
 * too.
 *
 * Shapes: two that broadcast → their common shape.
 * Errors: ShapeError when they do not.
 * Source: torch.logical_or.
 */
export const logicalOrOp = defineComparison('logicalOr', (a, b) => a !== 0 || b !== 0, [
  {
    id: 'and-instead',
    title: 'and instead',
    say: 'You asked for both. One of the two is enough.',
    holds: (a, b) => a !== 0 && b !== 0,
  },
  {
    id: 'either-or',
    title: 'either, not both',
    say: 'You took or for either … or. Here it is true when both are true as well.',
    holds: (a, b) => (a !== 0) !== (b !== 0),
  },
]);

/** See `logicalOrOp`. */
export function logicalOr<V extends Value>(input: V, other: V): V {
  return applyOp(logicalOrOp, [input, other], {});
}
