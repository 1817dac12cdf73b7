import { logOf } from '#core/elementary/index.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { defineUnary } from './unary.ts';

/**
 * Logarithm to base 10: out[i] = ln input[i] / ln 10; −∞ at 0, NaN below.
 *
 * Shapes: any → the same.
 * Source: torch.log10.
 */
export const log10Op = defineUnary<NoOptions>('log10', {
  value: Math.log10,
  slope: (x, _y, { div, mul }) => div(1, mul(x, Math.LN10)),
  each: { special: 1 },
  misreadings: [
    {
      id: 'natural-logarithm',
      title: 'natural logarithm',
      say: 'This is the logarithm to base e. Divide it by ln 10 for base 10.',
      value: logOf,
    },
    {
      id: 'tenth',
      title: 'a tenth',
      say: 'You divided by 10. The question is: 10 to which power gives the input.',
      value: (x) => x / 10,
    },
  ],
});

/** See `log10Op`. */
export function log10<V extends Value>(input: V): V {
  return applyOp(log10Op, [input], {});
}
