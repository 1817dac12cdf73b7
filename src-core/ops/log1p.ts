import { log1pOf, logOf } from '#core/elementary/index.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { defineUnary } from './unary.ts';

/**
 * out[i] = ln(1 + input[i]), with all digits where the input is tiny; −∞ at −1, NaN below.
 *
 * Shapes: any → the same.
 * Source: torch.log1p.
 */
export const log1pOp = defineUnary<NoOptions>('log1p', {
  value: log1pOf,
  slope: (x, _y, { add, div }) => div(1, add(x, 1)),
  each: { special: 1 },
  misreadings: [
    {
      id: 'one-forgotten',
      title: '1 forgotten',
      say: 'This is ln x. Add 1 before taking the logarithm.',
      value: logOf,
    },
    {
      id: 'one-outside',
      title: '1 added outside',
      say: 'You added 1 to the logarithm. Add it to the input first.',
      value: (x) => 1 + logOf(x),
    },
  ],
});

/** See `log1pOp`. */
export function log1p<V extends Value>(input: V): V {
  return applyOp(log1pOp, [input], {});
}
