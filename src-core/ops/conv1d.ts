import { defineConv } from './conv.ts';
import type { ConvOptions } from './conv-options.ts';
import { applyOp } from './op.ts';
import type { Value } from './op.ts';

/**
 * Convolution of a signal as frameworks mean it, the kernel slid as written (cross-correlation):
 * out[n, o, r] = bias[o] + Σ_{i, u} input[n, i, r·s − p + u·d] · weight[o, i, u],
 * s stride, p padding, d dilation; what lies outside the input counts as 0. With groups, output channel o reads the
 * channels of its own group only.
 *
 * Shapes: input [N, C, L] or [C, L], weight [O, C / groups, kL], bias [O] or none → [N, O, l] or
 * [O, l], each size as `convOut` says.
 * Errors: ShapeError when they do not fit or the kernel is larger than the padded input, ArgumentError for options.
 * Source: torch.nn.functional.conv1d; `outputSize` is ours.
 */
export const conv1dOp = defineConv(1);

/** See `conv1dOp`. */
export function conv1d<V extends Value>(
  input: V,
  weight: V,
  bias?: V,
  options: ConvOptions = {},
): V {
  return applyOp(conv1dOp, [input, weight, bias], options);
}
