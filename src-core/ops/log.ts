import { expOf, logOf } from '#core/elementary/index.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { defineUnary } from './unary.ts';

/**
 * Natural logarithm: out[i] = ln input[i]; −∞ at 0, NaN below.
 *
 * Shapes: any → the same.
 * Source: torch.log.
 */
export const logOp = defineUnary<NoOptions>('log', {
  value: logOf,
  slope: (x, _y, { div }) => div(1, x),
  each: { special: 1 },
  misreadings: [
    {
      id: 'base-ten',
      title: 'base 10',
      say: 'This is the logarithm to base 10. log without a base is the natural one, to base e.',
      value: Math.log10,
    },
    {
      id: 'base-two',
      title: 'base 2',
      say: 'This is the logarithm to base 2. log without a base is the natural one, to base e.',
      value: Math.log2,
    },
    {
      id: 'exp-instead',
      title: 'exp instead',
      say: 'You raised e to the power of the input. The logarithm asks for the exponent.',
      value: expOf,
    },
  ],
});

/** See `logOp`. */
export function log<V extends Value>(input: V): V {
  return applyOp(logOp, [input], {});
}
