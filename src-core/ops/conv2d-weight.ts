import { defineConvWeight } from './conv-weight.ts';
import type { ConvWeightOptions } from './conv-options.ts';
import { applyOp } from './op.ts';
import type { Value } from './op.ts';

/**
 * The gradient of `conv2d` for its weight: each kernel cell meets its partner in every window,
 * out[o, i, u, v] = Σ_{n, r, c} gradOutput[n, o, r, c] · input[n, i, r·s − p + u·d, c·s − p + v·d].
 * It is linear in both, and its gradients are `convTranspose2d` and `conv2d`.
 *
 * Shapes: input [N, C, H, W], gradOutput [N, O, h, w], both also without N → [O, C / groups, kH, kW].
 * Errors: ShapeError unless the batches agree and the groups divide the channels, ArgumentError for options.
 * Source: torch.nn.grad.conv2d_weight, with `kernelSize` for `weight_size`. Here the two sizes need not fit: windows
 * of gradOutput beyond the input read 0.
 */
export const conv2dWeightOp = defineConvWeight(2);

/** See `conv2dWeightOp`. */
export function conv2dWeight<V extends Value>(
  input: V,
  gradOutput: V,
  options: ConvWeightOptions,
): V {
  return applyOp(conv2dWeightOp, [input, gradOutput], options);
}
