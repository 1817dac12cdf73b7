import { expOf } from '#core/elementary/index.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { defineUnary } from './unary.ts';

/**
 * out[i] = 2^input[i].
 *
 * Shapes: any → the same.
 * Source: torch.exp2.
 */
export const exp2Op = defineUnary<NoOptions>('exp2', {
  value: (x) => 2 ** x,
  slope: (_x, y, { mul }) => mul(y, Math.LN2),
  each: { special: 1 },
  misreadings: [
    {
      id: 'natural-base',
      title: 'base e',
      say: 'This is e^x. The base is 2 here.',
      value: expOf,
    },
    {
      id: 'square-instead',
      title: 'squared',
      say: 'This is x². The input is the exponent: 2^x.',
      value: (x) => x * x,
    },
    {
      id: 'doubled',
      title: 'doubled',
      say: 'You doubled the input. Here 2 is multiplied by itself, input times.',
      value: (x) => 2 * x,
    },
  ],
});

/** See `exp2Op`. */
export function exp2<V extends Value>(input: V): V {
  return applyOp(exp2Op, [input], {});
}
