import { definePredicate } from './comparison.ts';
import { applyOp } from './op.ts';
import type { Value } from './op.ts';

/**
 * Not: out[i] = whether input[i] is false. Only 0 is false.
 *
 * Shapes: any → the same.
 * Source: torch.logical_not.
 */
export const logicalNotOp = definePredicate('logicalNot', (value) => value === 0, [
  {
    id: 'unchanged',
    title: 'unchanged',
    say: 'You kept the truth values. Not exchanges true and false.',
    holds: (value) => value !== 0,
  },
]);

/** See `logicalNotOp`. */
export function logicalNot<V extends Value>(input: V): V {
  return applyOp(logicalNotOp, [input], {});
}
