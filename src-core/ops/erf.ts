import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { erfOf, erfcOf } from './special.ts';
import { defineUnary } from './unary.ts';

/**
 * Error function: out[i] = 2/√π ∫₀ˣ e^(−t²) dt with x = input[i].
 *
 * Shapes: any → the same.
 * Source: torch.erf.
 */
export const erfOp = defineUnary<NoOptions>('erf', {
  value: erfOf,
  slope: (x, _y, { exp, mul, neg }) => mul(exp(neg(mul(x, x))), 2 / Math.sqrt(Math.PI)),
  each: { special: 1 },
  misreadings: [
    {
      id: 'normal-distribution',
      title: 'normal distribution instead',
      say: 'This is Φ(x) = ½ (1 + erf(x/√2)), which is ½ at 0. erf is 0 there and runs from −1 to 1.',
      value: (x) => 0.5 * erfcOf(-x * Math.SQRT1_2),
    },
    {
      id: 'complement',
      title: 'complement',
      say: 'This is 1 − erf x, the complementary error function.',
      value: erfcOf,
    },
  ],
});

/** See `erfOp`. */
export function erf<V extends Value>(input: V): V {
  return applyOp(erfOp, [input], {});
}
