import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { sigmoidOf } from './special.ts';
import { defineUnary } from './unary.ts';

/**
 * Sigmoid linear unit, also called swish: out[i] = x · σ(x) = x / (1 + e⁻ˣ) with x = input[i].
 *
 * Shapes: any → the same.
 * Source: torch.nn.functional.silu.
 */
export const siluOp = defineUnary<NoOptions>('silu', {
  value: (x) => x * sigmoidOf(x),
  // σ + x · σ · (1 − σ), with 1 − σ(x) = σ(−x)
  slope(x, y, { add, mul, neg, sigmoid }) {
    return add(sigmoid(x), mul(y, sigmoid(neg(x))));
  },
  each: { special: 1, add: 1, multiply: 2 },
  misreadings: [
    {
      id: 'sigmoid-only',
      title: 'sigmoid alone',
      say: 'This is σ(x). SiLU multiplies it by x.',
      value: sigmoidOf,
    },
    {
      id: 'sign-turned',
      title: 'wrong sign in the exponent',
      say: 'You multiplied x by 1 / (1 + e^x). The exponent has a minus sign.',
      value: (x) => x * sigmoidOf(-x),
    },
    {
      id: 'relu-instead',
      title: 'ReLU instead',
      say: 'This is the ReLU. SiLU bends smoothly and dips below 0 on the left.',
      value: (x) => Math.max(x, 0),
    },
  ],
});

/** See `siluOp`. */
export function silu<V extends Value>(input: V): V {
  return applyOp(siluOp, [input], {});
}
