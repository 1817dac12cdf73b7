import { tanhOf } from '#core/elementary/index.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { sigmoidOf, softplusOf } from './special.ts';
import { defineUnary } from './unary.ts';

/**
 * out[i] = x · tanh(ln(1 + eˣ)) with x = input[i].
 *
 * Shapes: any → the same.
 * Source: torch.nn.functional.mish.
 */
export const mishOp = defineUnary<NoOptions>('mish', {
  value: (x) => x * tanhOf(softplusOf(x)),
  // t + x · (1 − t²) · σ(x) with t = tanh(softplus x)
  slope(x, _y, { add, mul, sigmoid, softplus, sub, tanh }) {
    const t = tanh(softplus(x));
    return add(t, mul(mul(x, sigmoid(x)), sub(1, mul(t, t))));
  },
  each: { special: 3, add: 1, multiply: 1 },
  misreadings: [
    {
      id: 'silu-instead',
      title: 'SiLU instead',
      say: 'This is x · σ(x). Mish multiplies x by tanh(ln(1 + eˣ)).',
      value: (x) => x * sigmoidOf(x),
    },
    {
      id: 'softplus-forgotten',
      title: 'softplus left out',
      say: 'This is x · tanh(x). The tanh is taken of ln(1 + eˣ), not of x.',
      value: (x) => x * tanhOf(x),
    },
    {
      id: 'factor-missing',
      title: 'factor x missing',
      say: 'This is tanh(ln(1 + eˣ)). Multiply it by x.',
      value: (x) => tanhOf(softplusOf(x)),
    },
  ],
});

/** See `mishOp`. */
export function mish<V extends Value>(input: V): V {
  return applyOp(mishOp, [input], {});
}
