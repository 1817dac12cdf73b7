import { ShapeError } from '#core/errors.ts';
import { gatherWindows } from './conv-loops.ts';
import { batched, checkChannels, fullOptions, perAxis } from './conv-options.ts';
import type { ConvOptions } from './conv-options.ts';
import { convOut, convTransposeOut } from './conv-size.ts';
import { conv2dMisreadings } from './conv2d-misreadings.ts';
import { convWeightGrad } from './conv-weight-grad.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

/**
 * Convolution as frameworks mean it, the kernel slid as written (cross-correlation):
 * out[n, o, r, c] = bias[o] + Σ_{i, u, v} input[n, i, r·s − p + u·d, c·s − p + v·d] · weight[o, i, u, v].
 *
 * Shapes: input [N, C, H, W] or [C, H, W], weight [O, C / groups, kH, kW], bias [O] or none → [N, O, h, w] or
 * [O, h, w] with h, w as `convOut` says.
 * Errors: ShapeError when they do not fit or the kernel is larger than the padded input, ArgumentError for options.
 * Source: torch.nn.functional.conv2d.
 */
export const conv2dOp: Op<'layer', ConvOptions> = {
  name: 'conv2d',
  shape([input, weight, bias], options) {
    const { stride, padding, dilation, groups } = fullOptions('conv2d', options);
    const [O = 0, inGroup = 0] = weight;
    const channels = { inChannels: inGroup * groups, outChannels: O };
    checkChannels(
      'conv2d',
      [input, weight, bias],
      { groups, layout: '[O, C / groups, kH, kW]' },
      channels,
    );
    const sides = perAxis((axis) =>
      convOut(input.at(axis - 2) as number, weight.at(axis - 2) as number, {
        stride: stride[axis],
        padding: padding[axis],
        dilation: dilation[axis],
      }),
    );
    if (Math.min(...sides) < 1)
      throw new ShapeError('conv2d', 'a kernel no larger than the padded input', input, weight);
    return [...input.slice(0, -3), O, ...sides];
  },
  forward([input, weight, bias], options) {
    const shape = conv2dOp.shape([input.shape, weight.shape, bias?.shape], options);
    const { padding, ...rest } = fullOptions('conv2d', options);
    const out = perAxis((axis) => shape.at(axis - 2) as number);
    return gatherWindows(input, weight, bias, { ...rest, before: padding, out });
  },
  // dinput = the transposed convolution of grad; dbias = Σ grad over batch and places; dweight: see convWeightGrad
  backward({ inputs: [input, weight, bias], options, ops }, grad) {
    const { stride, padding, dilation, groups } = fullOptions('conv2d', options);
    // The lines at the end that no window read.
    const outputPadding = perAxis((axis) => {
      const sizes = { stride: stride[axis], padding: padding[axis], dilation: dilation[axis] };
      const [side, kernel] = [
        grad.shape.at(axis - 2) as number,
        weight.shape.at(axis - 2) as number,
      ];
      return (input.shape.at(axis - 2) as number) - convTransposeOut(side, kernel, sizes);
    });
    const full = { stride, padding, dilation, groups, outputPadding };
    return [
      () => ops.convTranspose2d(grad, weight, undefined, full),
      () => convWeightGrad(ops, [input, grad], weight.shape, full),
      bias && (() => ops.sum(ops.reshape(grad, batched(grad.shape)), { dim: [0, 2, 3] })),
    ];
  },
  misreadings: conv2dMisreadings((inputs, options) => conv2dOp.forward(inputs, options)),
};

/** See `conv2dOp`. */
export function conv2d<V extends Value>(
  input: V,
  weight: V,
  bias?: V,
  options: ConvOptions = {},
): V {
  return applyOp(conv2dOp, [input, weight, bias], options);
}
