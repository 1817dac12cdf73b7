import { mapElements } from '#core/tensor/elementwise.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Op, Value } from './op.ts';

/**
 * out[i] = −input[i].
 *
 * Shapes: any → the same.
 * Source: torch.neg.
 */
export const negOp: Op<'unary', NoOptions> = {
  name: 'neg',
  shape: ([input]) => [...input],
  forward: ([input]) => mapElements(input, (value) => -value),
  // dinput = −grad
  backward: ({ ops }, grad) => [() => ops.neg(grad)],
  misreadings: [],
};

/** See `negOp`. */
export function neg<V extends Value>(input: V): V {
  return applyOp(negOp, [input], {});
}
