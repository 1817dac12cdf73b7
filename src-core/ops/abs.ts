import { mapElements } from '#core/tensor/elementwise.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Op, Value } from './op.ts';

/**
 * out[i] = |input[i]|. The gradient at 0 is 0, as in PyTorch.
 *
 * Shapes: any → the same.
 * Source: torch.abs.
 */
export const absOp: Op<'unary', NoOptions> = {
  name: 'abs',
  shape: ([input]) => [...input],
  forward: ([input]) => mapElements(input, Math.abs),
  // dinput = grad · sign(input), where sign(x) = 2·H(x) − 1 and H(0) = ½
  backward: ({ inputs: [input], ops }, grad) => [
    () => ops.mul(grad, ops.sub(ops.mul(ops.heaviside(input, { atZero: 0.5 }), 2), 1)),
  ],
  misreadings: [
    {
      id: 'relu-instead',
      title: 'ReLU instead',
      say: 'Negative inputs became 0: that is the ReLU. The absolute value turns their sign.',
      forward: ([input]) => mapElements(input, (value) => Math.max(value, 0)),
    },
    {
      id: 'sign-kept',
      title: 'sign kept',
      say: 'Negative inputs kept their sign. The absolute value is never negative.',
      forward: ([input]) => input,
    },
    {
      id: 'sign-turned',
      title: 'every sign turned',
      say: 'You turned the sign of every input. Positive inputs stay as they are.',
      forward: ([input]) => mapElements(input, (value) => -value),
    },
  ],
};

/** See `absOp`. */
export function abs<V extends Value>(input: V): V {
  return applyOp(absOp, [input], {});
}
