import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { defineUnary } from './unary.ts';

/**
 * out[i] = x / (1 + |x|) with x = input[i].
 *
 * Shapes: any → the same.
 * Source: torch.nn.functional.softsign. Its gradient at 0 is 1, as there.
 */
export const softsignOp = defineUnary<NoOptions>('softsign', {
  value: (x) => x / (1 + Math.abs(x)),
  // 1 / (1 + |x|)²
  slope: (x, _y, { abs, add, div, pow }) => div(1, pow(add(abs(x), 1), 2)),
  each: { add: 1, multiply: 1, compare: 1 },
  misreadings: [
    {
      id: 'absolute-value-missing',
      title: 'absolute value missing',
      say: 'You divided by 1 + x. Below the line stands 1 + |x|.',
      value: (x) => x / (1 + x),
    },
    {
      id: 'one-missing',
      title: '1 missing',
      say: 'You divided by |x|, which leaves the sign alone. Below the line stands 1 + |x|.',
      value: (x) => x / Math.abs(x),
    },
    {
      id: 'squared',
      title: 'squared below the line',
      say: 'You divided by 1 + x². Below the line stands 1 + |x|.',
      value: (x) => x / (1 + x * x),
    },
  ],
});

/** See `softsignOp`. */
export function softsign<V extends Value>(input: V): V {
  return applyOp(softsignOp, [input], {});
}
