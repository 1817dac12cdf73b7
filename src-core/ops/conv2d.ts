import { defineConv } from './conv.ts';
import type { ConvOptions } from './conv-options.ts';
import { applyOp } from './op.ts';
import type { Value } from './op.ts';

/**
 * Convolution of an image as frameworks mean it, the kernel slid as written (cross-correlation):
 * out[n, o, r, c] = bias[o] + Σ_{i, u, v} input[n, i, r·s − p + u·d, c·s − p + v·d] · weight[o, i, u, v],
 * s stride, p padding, d dilation; what lies outside the input counts as 0. With groups, output channel o reads the
 * channels of its own group only.
 *
 * Shapes: input [N, C, H, W] or [C, H, W], weight [O, C / groups, kH, kW], bias [O] or none → [N, O, h, w] or
 * [O, h, w], each size as `convOut` says.
 * Errors: ShapeError when they do not fit or the kernel is larger than the padded input, ArgumentError for options.
 * Source: torch.nn.functional.conv2d; `outputSize` is ours.
 */
export const conv2dOp = defineConv(2);

/** See `conv2dOp`. */
export function conv2d<V extends Value>(
  input: V,
  weight: V,
  bias?: V,
  options: ConvOptions = {},
): V {
  return applyOp(conv2dOp, [input, weight, bias], options);
}
