import { defineExtreme } from './extreme.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { reduce, reducedShapeOfSome } from './reduction.ts';
import type { ReductionOptions } from './reduction.ts';

/**
 * The smallest: out[…] = min input[…, i, …] over the axes `dim`. Where several are smallest, they share the gradient
 * evenly. NaN counts as smallest.
 *
 * Shapes: any → without the axes `dim`, or with 1 in their place when `keepdim`.
 * Errors: ArgumentError for an axis that does not exist, is named twice or has nothing in it.
 * Source: torch.amin, and torch.min without `dim`.
 */
export const aminOp: Op<'unary', ReductionOptions> = defineExtreme('amin', -1, [
  {
    id: 'largest-instead',
    title: 'the largest taken',
    say: 'You took the largest number. Asked for is the smallest.',
    forward([input], options) {
      const shape = reducedShapeOfSome('amin', input.shape, options);
      return reduce(input, shape, options, (group) => group.reduce((a, b) => Math.max(a, b)));
    },
  },
  {
    id: 'sign-ignored',
    title: 'sign ignored',
    say: 'You compared without the signs. −5 is smaller than 2.',
    forward([input], options) {
      const shape = reducedShapeOfSome('amin', input.shape, options);
      const closer = (a: number, b: number) => (Math.abs(b) < Math.abs(a) ? b : a);
      return reduce(input, shape, options, (group) => group.reduce(closer));
    },
  },
  {
    id: 'all-dims',
    title: 'taken over everything',
    say: 'You looked through every axis. Look along the named axes only.',
    forward: ([input]) => aminOp.forward([input], {}),
  },
]);

/** See `aminOp`. */
export function amin<V extends Value>(input: V, options: ReductionOptions = {}): V {
  return applyOp(aminOp, [input], options);
}
