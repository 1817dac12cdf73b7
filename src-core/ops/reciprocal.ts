import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { defineUnary } from './unary.ts';

/**
 * out[i] = 1 / input[i]; ±∞ at 0. Whole numbers are divided in float64.
 *
 * Shapes: any → the same.
 * Source: torch.reciprocal.
 */
export const reciprocalOp = defineUnary<NoOptions>('reciprocal', {
  value: (x) => 1 / x,
  slope: (_x, y, { mul, neg }) => neg(mul(y, y)),
  each: { multiply: 1 },
  misreadings: [
    {
      id: 'negated',
      title: 'sign turned instead',
      say: 'You turned the sign. The reciprocal is 1 divided by the input.',
      value: (x) => -x,
    },
    {
      id: 'sign-dropped',
      title: 'sign dropped',
      say: 'The reciprocal of a negative number is negative.',
      value: (x) => 1 / Math.abs(x),
    },
  ],
});

/** See `reciprocalOp`. */
export function reciprocal<V extends Value>(input: V): V {
  return applyOp(reciprocalOp, [input], {});
}
