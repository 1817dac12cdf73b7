import { ShapeError } from '#core/errors.ts';
import { scatterStamps } from './conv-loops.ts';
import { batched, checkChannels, fullOptions, perAxis } from './conv-options.ts';
import type { ConvTransposeOptions } from './conv-options.ts';
import { convTransposeOut } from './conv-size.ts';
import { convTranspose2dMisreadings } from './conv-transpose2d-misreadings.ts';
import { convWeightGrad } from './conv-weight-grad.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

/**
 * Transposed convolution: each input cell stamps a scaled copy of the kernel onto the result,
 * out[n, o, r·s − p + u·d, c·s − p + v·d] += input[n, i, r, c] · weight[i, o, u, v], on a ground of bias[o].
 * It is the gradient of `conv2d` for its input, as a layer.
 *
 * Shapes: input [N, C, H, W] or [C, H, W], weight [C, O / groups, kH, kW], bias [O] or none → [N, O, h, w] or
 * [O, h, w] with h, w as `convTransposeOut` says.
 * Errors: ShapeError when they do not fit or nothing is left of the result, ArgumentError for options.
 * Source: torch.nn.functional.conv_transpose2d.
 */
export const convTranspose2dOp: Op<'layer', ConvTransposeOptions> = {
  name: 'convTranspose2d',
  shape([input, weight, bias], options) {
    const { stride, padding, dilation, groups, outputPadding } = fullOptions(
      'convTranspose2d',
      options,
    );
    const [C = 0, outGroup = 0] = weight;
    const channels = { inChannels: C, outChannels: outGroup * groups };
    const layout = '[C, O / groups, kH, kW]';
    checkChannels('convTranspose2d', [input, weight, bias], { groups, layout }, channels);
    const sides = perAxis((axis) =>
      convTransposeOut(input.at(axis - 2) as number, weight.at(axis - 2) as number, {
        stride: stride[axis],
        padding: padding[axis],
        dilation: dilation[axis],
        outputPadding: outputPadding[axis],
      }),
    );
    if (Math.min(...sides) < 1)
      throw new ShapeError('convTranspose2d', 'padding that leaves some of the result', sides);
    return [...input.slice(0, -3), channels.outChannels, ...sides];
  },
  forward([input, weight, bias], options) {
    const shape = convTranspose2dOp.shape([input.shape, weight.shape, bias?.shape], options);
    const { padding, ...rest } = fullOptions('convTranspose2d', options);
    const out = perAxis((axis) => shape.at(axis - 2) as number);
    return scatterStamps(input, weight, bias, { ...rest, before: padding, out });
  },
  // dinput = the convolution of grad; dbias = Σ grad over batch and places; dweight: see convWeightGrad
  backward({ inputs: [input, weight, bias], options, ops }, grad) {
    const full = fullOptions('convTranspose2d', options);
    const { stride, padding, dilation, groups } = full;
    return [
      () => {
        const found = ops.conv2d(grad, weight, undefined, { stride, padding, dilation, groups });
        // With outputPadding ≥ stride a window more fits at the end than the input has cells.
        const extra = perAxis(
          (axis) => (input.shape.at(axis - 2) ?? 0) - (found.shape.at(axis - 2) ?? 0),
        );
        return ops.pad(found, [0, extra[1], 0, extra[0]]);
      },
      () => convWeightGrad(ops, [grad, input], weight.shape, full),
      bias && (() => ops.sum(ops.reshape(grad, batched(grad.shape)), { dim: [0, 2, 3] })),
    ];
  },
  misreadings: convTranspose2dMisreadings((inputs, options) =>
    convTranspose2dOp.forward(inputs, options),
  ),
};

/** See `convTranspose2dOp`. */
export function convTranspose2d<V extends Value>(
  input: V,
  weight: V,
  bias?: V,
  options: ConvTransposeOptions = {},
): V {
  return applyOp(convTranspose2dOp, [input, weight, bias], options);
}
