import { tanhOf } from '#core/elementary/index.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { sigmoidOf } from './special.ts';
import { defineUnary } from './unary.ts';

/**
 * Hyperbolic tangent: out[i] = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ) with x = input[i].
 *
 * Shapes: any → the same.
 * Source: torch.tanh.
 */
export const tanhOp = defineUnary<NoOptions>('tanh', {
  value: tanhOf,
  slope: (_x, y, { mul, sub }) => sub(1, mul(y, y)),
  each: { special: 1 },
  misreadings: [
    {
      id: 'sigmoid-instead',
      title: 'sigmoid instead',
      say: 'This is the sigmoid, which lies between 0 and 1. tanh lies between −1 and 1 and is 0 at 0.',
      value: sigmoidOf,
    },
    {
      id: 'tangent-instead',
      title: 'tangent instead',
      say: 'This is the tangent of the circle, tan. The hyperbolic tangent is made of eˣ and e⁻ˣ.',
      value: Math.tan,
    },
    {
      id: 'cut-off',
      title: 'straight line cut off',
      say: 'You kept the input and cut it off at −1 and 1: that is hardtanh. tanh bends smoothly.',
      value: (x) => Math.min(Math.max(x, -1), 1),
    },
  ],
});

/** See `tanhOp`. */
export function tanh<V extends Value>(input: V): V {
  return applyOp(tanhOp, [input], {});
}
