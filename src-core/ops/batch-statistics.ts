import { ShapeError } from '#core/errors.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { meanOp } from './mean.ts';
import { varOp } from './var.ts';

/**
 * Mean and unbiased variance of each channel: what batch norm mixes into its running statistics, although it divides by
 * the root of the biased variance.
 *
 * Shapes: input [N, C, …] → both [C].
 * Errors: ShapeError for an input without channels.
 * Source: torch.nn.functional.batch_norm, where they become
 * running = (1 − momentum) · running + momentum · these.
 */
export function batchStatistics(input: NdArray): { mean: NdArray; variance: NdArray } {
  if (input.rank < 2) throw new ShapeError('batchStatistics', 'an input [N, C, …]', input.shape);
  const dim = input.shape.flatMap((_, axis) => (axis === 1 ? [] : [axis]));
  return { mean: meanOp.forward([input], { dim }), variance: varOp.forward([input], { dim }) };
}
