import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { erfOf, erfcOf } from './special.ts';
import { defineUnary } from './unary.ts';

/**
 * Complementary error function: out[i] = 1 − erf input[i], with all digits where that is tiny.
 *
 * Shapes: any → the same.
 * Source: torch.special.erfc.
 */
export const erfcOp = defineUnary<NoOptions>('erfc', {
  value: erfcOf,
  slope: (x, _y, { exp, mul, neg }) => mul(exp(neg(mul(x, x))), -2 / Math.sqrt(Math.PI)),
  each: { special: 1 },
  misreadings: [
    {
      id: 'erf-instead',
      title: 'erf instead',
      say: 'This is erf x. Its complement is 1 − erf x.',
      value: erfOf,
    },
  ],
});

/** See `erfcOp`. */
export function erfc<V extends Value>(input: V): V {
  return applyOp(erfcOp, [input], {});
}
