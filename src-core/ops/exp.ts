import { expOf } from '#core/elementary/index.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { defineUnary } from './unary.ts';

/**
 * out[i] = e^input[i].
 *
 * Shapes: any → the same.
 * Source: torch.exp.
 */
export const expOp = defineUnary<NoOptions>('exp', {
  value: expOf,
  slope: (_x, y) => y,
  each: { special: 1 },
  misreadings: [
    {
      id: 'times-e',
      title: 'times e',
      say: 'You multiplied by e. Here e is raised to the power of the input.',
      value: (x) => Math.E * x,
    },
    {
      id: 'base-two',
      title: 'base 2',
      say: 'This is 2^x. The base of exp is e ≈ 2.718.',
      value: (x) => 2 ** x,
    },
    {
      id: 'exponent-as-base',
      title: 'base and exponent exchanged',
      say: 'This is x^e. The input is the exponent: e^x.',
      value: (x) => x ** Math.E,
    },
  ],
});

/** See `expOp`. */
export function exp<V extends Value>(input: V): V {
  return applyOp(expOp, [input], {});
}
