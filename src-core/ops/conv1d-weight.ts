import { defineConvWeight } from './conv-weight.ts';
import type { ConvWeightOptions } from './conv-options.ts';
import { applyOp } from './op.ts';
import type { Value } from './op.ts';

/**
 * The gradient of `conv1d` for its weight: each kernel cell meets its partner in every window,
 * out[o, i, u] = Σ_{n, r} gradOutput[n, o, r] · input[n, i, r·s − p + u·d].
 * It is linear in both, and its gradients are `convTranspose1d` and `conv1d`.
 *
 * Shapes: input [N, C, L], gradOutput [N, O, l], both also without N → [O, C / groups, kL].
 * Errors: ShapeError unless the batches agree and the groups divide the channels, ArgumentError for options.
 * Source: torch.nn.grad.conv1d_weight, with `kernelSize` for `weight_size`. Here the two sizes need not fit: windows
 * of gradOutput beyond the input read 0.
 */
export const conv1dWeightOp = defineConvWeight(1);

/** See `conv1dWeightOp`. */
export function conv1dWeight<V extends Value>(
  input: V,
  gradOutput: V,
  options: ConvWeightOptions,
): V {
  return applyOp(conv1dWeightOp, [input, gradOutput], options);
}
