import { logOf } from '#core/elementary/index.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { defineUnary } from './unary.ts';

/**
 * Logarithm to base 2: out[i] = ln input[i] / ln 2; −∞ at 0, NaN below.
 *
 * Shapes: any → the same.
 * Source: torch.log2.
 */
export const log2Op = defineUnary<NoOptions>('log2', {
  value: Math.log2,
  slope: (x, _y, { div, mul }) => div(1, mul(x, Math.LN2)),
  each: { special: 1 },
  misreadings: [
    {
      id: 'natural-logarithm',
      title: 'natural logarithm',
      say: 'This is the logarithm to base e. Divide it by ln 2 for base 2.',
      value: logOf,
    },
    {
      id: 'halved',
      title: 'halved',
      say: 'You divided by 2. The question is how often: 2 to which power gives the input.',
      value: (x) => x / 2,
    },
  ],
});

/** See `log2Op`. */
export function log2<V extends Value>(input: V): V {
  return applyOp(log2Op, [input], {});
}
