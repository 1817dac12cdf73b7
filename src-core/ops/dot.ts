import { zipElements } from './elementwise.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Op, Value } from './op.ts';
import { outerOp } from './outer.ts';
import { defineProduct } from './vector-products.ts';

/**
 * Dot product: out = Σ_k input[k] · other[k].
 *
 * Shapes: input [K], other [K] → one number.
 * Errors: ShapeError unless both are vectors of one length.
 * Source: torch.dot.
 */
export const dotOp: Op<'binary', NoOptions> = defineProduct(
  'dot',
  (a, b) => a.length === 1 && b.length === 1 && a[0] === b[0],
  'two vectors [K]',
  [
    {
      id: 'not-summed',
      title: 'products not summed',
      say: 'Right products, but they are not summed. A dot product is one number.',
      forward: ([a, b]) => zipElements('dot', a, b, (x, y) => x * y),
    },
    {
      id: 'outer-instead',
      title: 'outer product',
      say: 'This is the outer product, every number with every other. The dot product pairs equal places and sums.',
      forward: ([a, b]) => outerOp.forward([a, b], {}),
    },
  ],
);

/** See `dotOp`. */
export function dot<V extends Value>(input: V, other: V): V {
  return applyOp(dotOp, [input, other], {});
}
