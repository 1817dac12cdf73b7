import { defineConvWeight } from './conv-weight.ts';
import type { ConvWeightOptions } from './conv-options.ts';
import { applyOp } from './op.ts';
import type { Value } from './op.ts';

/**
 * The gradient of `conv3d` for its weight: each kernel cell meets its partner in every window,
 * out[o, i, t, u, v] = Σ_{n, z, r, c} gradOutput[n, o, z, r, c] · input[n, i, z·s − p + t·d, r·s − p + u·d, c·s − p + v·d].
 * It is linear in both, and its gradients are `convTranspose3d` and `conv3d`.
 *
 * Shapes: input [N, C, D, H, W], gradOutput [N, O, d, h, w], both also without N → [O, C / groups, kD, kH, kW].
 * Errors: ShapeError unless the batches agree and the groups divide the channels, ArgumentError for options.
 * Source: torch.nn.grad.conv3d_weight, with `kernelSize` for `weight_size`. Here the two sizes need not fit: windows
 * of gradOutput beyond the input read 0.
 */
export const conv3dWeightOp = defineConvWeight(3);

/** See `conv3dWeightOp`. */
export function conv3dWeight<V extends Value>(
  input: V,
  gradOutput: V,
  options: ConvWeightOptions,
): V {
  return applyOp(conv3dWeightOp, [input, gradOutput], options);
}
