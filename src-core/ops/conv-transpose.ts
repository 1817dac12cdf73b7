import { ShapeError } from '#core/errors.ts';
import { convolveTransposed } from '#core/kernels/convolution.ts';
import { elementCount } from '#core/tensor/strides.ts';
import { sizesPerAxis, spatial } from './axis-sizes.ts';
import type { Axes } from './axis-sizes.ts';
import { biasGradient, biasRate, convFamily } from './conv-family.ts';
import { checkChannels, geometryOf, outputPaddings, windowSettings } from './conv-options.ts';
import type { ConvTransposeOptions, LayerShapes, WindowSettings } from './conv-options.ts';
import { convTransposeMisreadings } from './conv-transpose-misreadings.ts';
import { convTransposeOut } from './conv-size.ts';
import { sumOfRates } from './rates.ts';
import type { Op } from './op.ts';

/** The transposed convolution over 1, 2 or 3 axes. See `convTranspose1dOp` and its neighbours for the formulas. */
export function defineConvTranspose(axes: Axes): Op<'layer', ConvTransposeOptions> {
  const name = `convTranspose${axes}d`;

  const op: Op<'layer', ConvTransposeOptions> = {
    name,
    kind: 'layer',
    shape: (shapes, options) => layoutOf(shapes, options).shape,
    forward([input, weight, bias], options) {
      const { shape, settings } = layoutOf([input.shape, weight.shape, bias?.shape], options);
      const shapes = { fine: shape, coarse: input.shape, weight: weight.shape };
      const geometry = geometryOf(axes, shapes, settings);
      return convolveTransposed(input, weight, bias, geometry).reshape(shape);
    },
    // dinput = the convolution of grad; dweight = grad and input convolved; dbias = Σ grad over batch and places
    gradients: [
      ({ inputs: [input, weight], options, ops }, grad) => {
        const settings = windowSettings(name, axes, options);
        const outputSize = spatial(input.shape, axes);
        return convFamily(ops, axes).conv(grad, weight, undefined, { ...settings, outputSize });
      },
      ({ inputs: [input, weight], options, ops }, grad) => {
        const settings = windowSettings(name, axes, options);
        const kernelSize = spatial(weight.shape, axes);
        return convFamily(ops, axes).convWeight(grad, input, { ...settings, kernelSize });
      },
      ({ ops }, grad) => biasGradient(ops, grad, axes),
    ],
    tangent({ inputs: [input, weight], output, options, ops }, [rate, weightRate, rateOfBias]) {
      const { convTranspose } = convFamily(ops, axes);
      return sumOfRates(
        ops,
        output.shape,
        rate && convTranspose(rate, weight, undefined, options),
        weightRate && convTranspose(input, weightRate, undefined, options),
        rateOfBias && biasRate(ops, rateOfBias, axes),
      );
    },
    cost([input, weight, bias], options) {
      const out = op.shape([input, weight, bias], options);
      const stamps = elementCount('cost', input) * elementCount('cost', weight.slice(1));
      return { multiply: stamps, add: stamps + (bias ? elementCount('cost', out) : 0) };
    },
    misreadings: convTransposeMisreadings(axes, (inputs, options) => op.forward(inputs, options)),
  };

  /** The shape of the result, and the options as numbers. Errors: as `shape`. */
  function layoutOf(
    [input, weight, bias]: LayerShapes,
    { outputPadding = 0, outputSize, ...others }: ConvTransposeOptions,
  ): { shape: number[]; settings: WindowSettings } {
    const settings = windowSettings(name, axes, others);
    const { stride, padding, dilation, groups } = settings;
    const extra = outputPaddings(name, axes, outputPadding, settings);
    const [C = 0, outGroup = 0] = weight;
    const channels = { inChannels: C, outChannels: outGroup * groups };
    const layout = 'C, O / groups';
    checkChannels(name, axes, [input, weight, bias], { groups, layout }, channels);
    const sides =
      outputSize === undefined
        ? spatial(input, axes).map((size, axis) =>
            convTransposeOut(size, weight[2 + axis] as number, {
              stride: stride[axis],
              padding: padding[axis],
              dilation: dilation[axis],
              outputPadding: extra[axis],
            }),
          )
        : sizesPerAxis(name, axes, 'outputSize', outputSize, 0);
    if (outputSize === undefined && Math.min(...sides) < 1)
      throw new ShapeError(name, 'padding that leaves some of the result', sides);
    const shape = [...input.slice(0, -axes - 1), channels.outChannels, ...sides];
    elementCount(name, shape);
    return { shape, settings };
  }

  return op;
}
