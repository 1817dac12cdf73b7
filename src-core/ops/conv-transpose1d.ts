import { defineConvTranspose } from './conv-transpose.ts';
import type { ConvTransposeOptions } from './conv-options.ts';
import { applyOp } from './op.ts';
import type { Value } from './op.ts';

/**
 * Transposed convolution of a signal: each input cell stamps a scaled copy of the kernel onto the result,
 * out[n, o, r·s − p + u·d] += input[n, i, r] · weight[i, o, u], starting from bias[o].
 * It is the gradient of `conv1d` for its input, as a layer.
 *
 * Shapes: input [N, C, L] or [C, L], weight [C, O / groups, kL], bias [O] or none → [N, O, l] or
 * [O, l], each size as `convTransposeOut` says.
 * Errors: ShapeError when they do not fit or nothing is left of the result, ArgumentError for options.
 * Source: torch.nn.functional.conv_transpose1d; `outputSize` as in torch.nn.ConvTranspose1d, of any size.
 */
export const convTranspose1dOp = defineConvTranspose(1);

/** See `convTranspose1dOp`. */
export function convTranspose1d<V extends Value>(
  input: V,
  weight: V,
  bias?: V,
  options: ConvTransposeOptions = {},
): V {
  return applyOp(convTranspose1dOp, [input, weight, bias], options);
}
