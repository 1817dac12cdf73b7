import { defineExtreme } from './extreme.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { reduce, reducedShapeOfSome } from './reduction.ts';
import type { ReductionOptions } from './reduction.ts';

/**
 * The largest: out[…] = max input[…, i, …] over the axes `dim`. Where several are largest, they share the gradient
 * evenly. NaN counts as largest.
 *
 * Shapes: any → without the axes `dim`, or with 1 in their place when `keepdim`.
 * Errors: ArgumentError for an axis that does not exist, is named twice or has nothing in it.
 * Source: torch.amax, and torch.max without `dim`.
 */
export const amaxOp: Op<'unary', ReductionOptions> = defineExtreme('amax', 1, [
  {
    id: 'smallest-instead',
    title: 'the smallest taken',
    say: 'You took the smallest number. Asked for is the largest.',
    forward([input], options) {
      const shape = reducedShapeOfSome('amax', input.shape, options);
      return reduce(input, shape, options, (group) => group.reduce((a, b) => Math.min(a, b)));
    },
  },
  {
    id: 'sign-ignored',
    title: 'sign ignored',
    say: 'You compared without the signs. −5 is smaller than 2.',
    forward([input], options) {
      const shape = reducedShapeOfSome('amax', input.shape, options);
      const closer = (a: number, b: number) => (Math.abs(b) > Math.abs(a) ? b : a);
      return reduce(input, shape, options, (group) => group.reduce(closer));
    },
  },
  {
    id: 'all-dims',
    title: 'taken over everything',
    say: 'You looked through every axis. Look along the named axes only.',
    forward: ([input]) => amaxOp.forward([input], {}),
  },
]);

/** See `amaxOp`. */
export function amax<V extends Value>(input: V, options: ReductionOptions = {}): V {
  return applyOp(amaxOp, [input], options);
}
