import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { defineUnary } from './unary.ts';

/**
 * ReLU cut off at 6: out[i] = min(max(input[i], 0), 6). The gradient at 0 and 6 is 0, at NaN 1.
 *
 * Shapes: any → the same.
 * Source: torch.nn.functional.relu6.
 */
export const relu6Op = defineUnary<NoOptions>('relu6', {
  value: (x) => Math.min(Math.max(x, 0), 6),
  // 0 where x ≤ 0 or x ≥ 6, else grad, so for NaN too
  flow: (rate, x, _y, { ge, le, where }) => where(le(x, 0), 0, where(ge(x, 6), 0, rate)),
  each: { compare: 2 },
  keepsIntegers: true,
  misreadings: [
    {
      id: 'not-cut-off',
      title: 'not cut off',
      say: 'This is the ReLU. ReLU6 gives no more than 6.',
      value: (x) => Math.max(x, 0),
    },
    {
      id: 'zero-above',
      title: '0 above 6',
      say: 'Inputs above 6 became 0. They become 6.',
      value: (x) => (x > 0 && x <= 6 ? x : 0),
    },
  ],
});

/** See `relu6Op`. */
export function relu6<V extends Value>(input: V): V {
  return applyOp(relu6Op, [input], {});
}
