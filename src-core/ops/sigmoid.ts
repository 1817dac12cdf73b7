import { expOf, tanhOf } from '#core/elementary/index.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { sigmoidOf } from './special.ts';
import { defineUnary } from './unary.ts';

/**
 * Logistic function: out[i] = 1 / (1 + e^−input[i]).
 *
 * Shapes: any → the same.
 * Source: torch.sigmoid.
 */
export const sigmoidOp = defineUnary<NoOptions>('sigmoid', {
  value: sigmoidOf,
  slope: (_x, y, { mul, sub }) => mul(y, sub(1, y)),
  each: { special: 1, add: 1, multiply: 1 },
  misreadings: [
    {
      id: 'sign-missing',
      title: 'minus sign missing',
      say: 'You computed 1 / (1 + e^x), which falls. The exponent has a minus sign: 1 / (1 + e^−x).',
      value: (x) => sigmoidOf(-x),
    },
    {
      id: 'tanh-instead',
      title: 'tanh instead',
      say: 'This is tanh, which lies between −1 and 1. The sigmoid lies between 0 and 1 and is ½ at 0.',
      value: tanhOf,
    },
    {
      id: 'not-divided',
      title: '1 not divided',
      say: 'This is 1 + e^−x. The sigmoid is 1 divided by that.',
      value: (x) => 1 + expOf(-x),
    },
  ],
});

/** See `sigmoidOp`. */
export function sigmoid<V extends Value>(input: V): V {
  return applyOp(sigmoidOp, [input], {});
}
