import { stretchedDims } from '#core/tensor/broadcasting.ts';
import type { OpFunctions, Value } from './op.ts';

/**
 * Undoes a broadcast in a gradient: sums over the axes along which `shape` was repeated.
 *
 * Shapes: grad [any that `shape` stretches to] → `shape`.
 */
export function sumTo<V extends Value>(ops: OpFunctions, grad: V, shape: readonly number[]): V {
  const dims = stretchedDims(shape, grad.shape);
  return dims.length === 0 ? grad : ops.reshape(ops.sum(grad, { dim: dims }), shape);
}
