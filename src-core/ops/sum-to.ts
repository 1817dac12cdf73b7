import { sumLeading } from '#core/kernels/reduce.ts';
import { endsWith, stretchedDims } from '#core/tensor/broadcasting.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { sameShape } from '#core/tensor/strides.ts';
import type { OpFunctions, Value } from './op.ts';

/**
 * Undoes a broadcast in a gradient: sums over the axes along which `shape` was repeated.
 *
 * Shapes: grad [any that `shape` stretches to] → `shape`.
 */
export function sumTo<V extends Value>(ops: OpFunctions, grad: V, shape: readonly number[]): V {
  if (sameShape(grad.shape, shape)) return grad;
  if (grad instanceof NdArray && grad.isContiguous && endsWith(grad.shape, shape))
    return sumLeading(grad, shape) as Value as V;
  const dims = stretchedDims(shape, grad.shape);
  if (dims.length === 0) return ops.reshape(grad, shape);
  return ops.reshape(ops.sum(grad, { dim: dims }), shape);
}
