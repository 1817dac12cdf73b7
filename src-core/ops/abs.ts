import { mapElements } from './elementwise.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { signOf } from './sign-slope.ts';
import { defineUnary } from './unary.ts';

/**
 * out[i] = |input[i]|. The gradient is the sign of input[i], 0 at exactly 0, as in PyTorch.
 *
 * Shapes: any → the same.
 * Source: torch.abs.
 */
export const absOp = defineUnary<NoOptions>('abs', {
  value: Math.abs,
  slope: (x, _y, arithmetic) => signOf(x, arithmetic),
  each: { compare: 1 },
  keepsIntegers: true,
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
});

/** See `absOp`. */
export function abs<V extends Value>(input: V): V {
  return applyOp(absOp, [input], {});
}
