import { floatFor } from '#core/tensor/dtype.ts';
import type { OpFunctions, Value } from './op.ts';

/** The tangent of a result that jumps: zeros in its shape, made of ops so that they are values of the same sort. */
export function noRate<V extends Value>(ops: OpFunctions, output: V): V {
  // A truth value times 0 is 0, whereas ∞ · 0 would be NaN.
  return ops.to(ops.mul(ops.isnan(output), 0), floatFor(output.dtype));
}
