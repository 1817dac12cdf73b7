import { defineConvTranspose } from './conv-transpose.ts';
import type { ConvTransposeOptions } from './conv-options.ts';
import { applyOp } from './op.ts';
import type { Value } from './op.ts';

/**
 * Transposed convolution of a volume: each input cell stamps a scaled copy of the kernel onto the result,
 * out[n, o, z·s − p + t·d, r·s − p + u·d, c·s − p + v·d] += input[n, i, z, r, c] · weight[i, o, t, u, v], starting from bias[o].
 * It is the gradient of `conv3d` for its input, as a layer.
 *
 * Shapes: input [N, C, D, H, W] or [C, D, H, W], weight [C, O / groups, kD, kH, kW], bias [O] or none → [N, O, d, h, w] or
 * [O, d, h, w], each size as `convTransposeOut` says.
 * Errors: ShapeError when they do not fit or nothing is left of the result, ArgumentError for options.
 * Source: torch.nn.functional.conv_transpose3d; `outputSize` as in torch.nn.ConvTranspose3d, of any size.
 */
export const convTranspose3dOp = defineConvTranspose(3);

/** See `convTranspose3dOp`. */
export function convTranspose3d<V extends Value>(
  input: V,
  weight: V,
  bias?: V,
  options: ConvTransposeOptions = {},
): V {
  return applyOp(convTranspose3dOp, [input, weight, bias], options);
}
