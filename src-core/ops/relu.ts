import { mapElements } from '#core/tensor/elementwise.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Op, Value } from './op.ts';

/**
 * Rectified linear unit: out[i] = max(input[i], 0). The gradient at 0 is 0, as in PyTorch.
 *
 * Shapes: any → the same.
 * Source: torch.nn.functional.relu.
 */
export const reluOp: Op<'unary', NoOptions> = {
  name: 'relu',
  shape: ([input]) => [...input],
  // NaN passes, as in PyTorch.
  forward: ([input]) => mapElements(input, (value) => (value <= 0 ? 0 : value)),
  // dinput = grad where input > 0, else 0
  backward: ({ inputs: [input], ops }, grad) => [
    () => ops.mul(grad, ops.heaviside(input, { atZero: 0 })),
  ],
  misreadings: [
    {
      id: 'leaks',
      title: 'negative inputs leak through',
      say: 'This is the leaky ReLU, which keeps 1 % of a negative input. A ReLU gives 0 there.',
      forward: ([input]) => mapElements(input, (value) => (value < 0 ? 0.01 * value : value)),
    },
    {
      id: 'identity',
      title: 'negative inputs kept',
      say: 'Negative inputs went through unchanged. A ReLU sets them to 0.',
      forward: ([input]) => input,
    },
    {
      id: 'absolute-value',
      title: 'absolute value',
      say: 'Negative inputs came out positive: that is |x|. A ReLU sets them to 0.',
      forward: ([input]) => mapElements(input, Math.abs),
    },
    {
      id: 'keeps-negative',
      title: 'the wrong half kept',
      say: 'You kept the negative half, min(x, 0). A ReLU keeps the positive half.',
      forward: ([input]) => mapElements(input, (value) => (value >= 0 ? 0 : value)),
    },
  ],
};

/** See `reluOp`. */
export function relu<V extends Value>(input: V): V {
  return applyOp(reluOp, [input], {});
}
