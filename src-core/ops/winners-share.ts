import type { OpFunctions, Value } from './op.ts';

/**
 * What the gradient of a maximum or minimum hands to one of the two sides: all of `grad` where it wins, half where
 * both are equal, nothing where it `loses`. Where one side is NaN, neither loses. Source: torch.maximum.
 */
export function winnersShare<V extends Value>(ops: OpFunctions, grad: V, loses: V, areEqual: V): V {
  return ops.where(loses, 0, ops.where(areEqual, ops.mul(grad, 0.5), grad));
}
