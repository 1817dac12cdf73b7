import { defineConv } from './conv.ts';
import type { ConvOptions } from './conv-options.ts';
import { applyOp } from './op.ts';
import type { Value } from './op.ts';

/**
 * Convolution of a volume as frameworks mean it, the kernel slid as written (cross-correlation):
 * out[n, o, z, r, c] = bias[o] + Σ_{i, t, u, v} input[n, i, z·s − p + t·d, r·s − p + u·d, c·s − p + v·d] · weight[o, i, t, u, v],
 * s stride, p padding, d dilation; what lies outside the input counts as 0. With groups, output channel o reads the
 * channels of its own group only.
 *
 * Shapes: input [N, C, D, H, W] or [C, D, H, W], weight [O, C / groups, kD, kH, kW], bias [O] or none → [N, O, d, h, w] or
 * [O, d, h, w], each size as `convOut` says.
 * Errors: ShapeError when they do not fit or the kernel is larger than the padded input, ArgumentError for options.
 * Source: torch.nn.functional.conv3d; `outputSize` is ours.
 */
export const conv3dOp = defineConv(3);

/** See `conv3dOp`. */
export function conv3d<V extends Value>(
  input: V,
  weight: V,
  bias?: V,
  options: ConvOptions = {},
): V {
  return applyOp(conv3dOp, [input, weight, bias], options);
}
