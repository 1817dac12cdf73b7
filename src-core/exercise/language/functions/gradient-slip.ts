import { ops } from '#core/ops/index.ts';
import type { AnyOp } from '#core/ops/op.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import type { Differentiate, GradientCall } from './differentiate.ts';
import type { FunctionMisreading } from './pack-function.ts';

/** A misreading of gradients, in words and as a way to compute them. */
export type ToldSlip = Omit<FunctionMisreading, 'call'> & { differentiate: Differentiate };

/** A misreading that exists for some ops. */
export type GradientSlip = ToldSlip & { holdsFor(op: AnyOp): boolean };

export function scaled(array: NdArray, factor: number): NdArray {
  return ops.mul.forward([array, NdArray.scalar(factor)], {});
}

/** The number of losses that a mean divides by. */
export function averaged({ inputs, options }: GradientCall): number {
  const [input] = inputs as [NdArray];
  return (options['reduction'] ?? 'mean') === 'mean' && input.rank > 0 ? lossCount(inputs) : 1;
}

function lossCount([input, target]: readonly (NdArray | undefined)[]): number {
  return target && target.size > 0 ? target.size : (input as NdArray).size;
}
