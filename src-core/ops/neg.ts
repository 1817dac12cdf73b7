import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { defineUnary } from './unary.ts';

/**
 * out[i] = −input[i].
 *
 * Shapes: any → the same.
 * Source: torch.neg.
 */
export const negOp = defineUnary<NoOptions>('neg', {
  value: (x) => -x,
  slope: () => -1,
  each: { add: 1 },
  keepsIntegers: true,
  misreadings: [
    {
      id: 'sign-kept',
      title: 'sign kept',
      say: 'The numbers are as they came in. Each one changes its sign.',
      forward: ([input]) => input,
    },
  ],
});

/** See `negOp`. */
export function neg<V extends Value>(input: V): V {
  return applyOp(negOp, [input], {});
}
