import { defineConvTranspose } from './conv-transpose.ts';
import type { ConvTransposeOptions } from './conv-options.ts';
import { applyOp } from './op.ts';
import type { Value } from './op.ts';

/**
 * Transposed convolution of an image: each input cell stamps a scaled copy of the kernel onto the result,
 * out[n, o, r·s − p + u·d, c·s − p + v·d] += input[n, i, r, c] · weight[i, o, u, v], starting from bias[o].
 * It is the gradient of `conv2d` for its input, as a layer.
 *
 * Shapes: input [N, C, H, W] or [C, H, W], weight [C, O / groups, kH, kW], bias [O] or none → [N, O, h, w] or
 * [O, h, w], each size as `convTransposeOut` says.
 * Errors: ShapeError when they do not fit or nothing is left of the result, ArgumentError for options.
 * Source: torch.nn.functional.conv_transpose2d; `outputSize` as in torch.nn.ConvTranspose2d, of any size.
 */
export const convTranspose2dOp = defineConvTranspose(2);

/** See `convTranspose2dOp`. */
export function convTranspose2d<V extends Value>(
  input: V,
  weight: V,
  bias?: V,
  options: ConvTransposeOptions = {},
): V {
  return applyOp(convTranspose2dOp, [input, weight, bias], options);
}
