import { tanhOf } from '#core/elementary/index.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { defineUnary } from './unary.ts';

/**
 * out[i] = x − tanh x with x = input[i].
 *
 * Shapes: any → the same.
 * Source: torch.nn.functional.tanhshrink.
 */
export const tanhshrinkOp = defineUnary<NoOptions>('tanhshrink', {
  value: (x) => x - tanhOf(x),
  // 1 − (1 − tanh² x)
  slope(x, _y, { mul, tanh }) {
    const t = tanh(x);
    return mul(t, t);
  },
  each: { special: 1, add: 1 },
  misreadings: [
    {
      id: 'order-swapped',
      title: 'order swapped',
      say: 'Right size, wrong sign: tanh x is taken off x.',
      value: (x) => tanhOf(x) - x,
    },
    {
      id: 'tanh-only',
      title: 'tanh alone',
      say: 'This is tanh x. It is taken off x.',
      value: tanhOf,
    },
  ],
});

/** See `tanhshrinkOp`. */
export function tanhshrink<V extends Value>(input: V): V {
  return applyOp(tanhshrinkOp, [input], {});
}
