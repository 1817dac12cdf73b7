import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { defineUnary } from './unary.ts';

/**
 * Rectified linear unit: out[i] = max(input[i], 0). The gradient at 0 is 0, as in PyTorch.
 *
 * Shapes: any → the same.
 * Source: torch.nn.functional.relu.
 */
export const reluOp = defineUnary<NoOptions>('relu', {
  // NaN passes, as in PyTorch.
  value: (x) => (x <= 0 ? 0 : x),
  // 0 where x ≤ 0, else grad
  flow: (rate, x, _y, { le, where }) => where(le(x, 0), 0, rate),
  each: { compare: 1 },
  keepsIntegers: true,
  misreadings: [
    {
      id: 'leaks',
      title: 'negative inputs leak through',
      say: 'This is the leaky ReLU, which keeps 1 % of a negative input. A ReLU gives 0 there.',
      value: (x) => (x < 0 ? 0.01 * x : x),
    },
    {
      id: 'identity',
      title: 'negative inputs kept',
      say: 'Negative inputs went through unchanged. A ReLU sets them to 0.',
      value: (x) => x,
    },
    {
      id: 'absolute-value',
      title: 'absolute value',
      say: 'Negative inputs came out positive: that is |x|. A ReLU sets them to 0.',
      value: Math.abs,
    },
    {
      id: 'keeps-negative',
      title: 'the wrong half kept',
      say: 'You kept the negative half, min(x, 0). A ReLU keeps the positive half.',
      value: (x) => (x >= 0 ? 0 : x),
    },
  ],
});

/** See `reluOp`. */
export function relu<V extends Value>(input: V): V {
  return applyOp(reluOp, [input], {});
}
