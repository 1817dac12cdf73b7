import { ArgumentError, ShapeError, formatShape } from '#core/errors.ts';
import { convolve } from '#core/kernels/convolution.ts';
import { elementCount } from '#core/tensor/strides.ts';
import { sizesPerAxis, spatial } from './axis-sizes.ts';
import type { Axes } from './axis-sizes.ts';
import { biasGradient, biasRate, convFamily } from './conv-family.ts';
import { checkChannels, geometryOf, windowSettings } from './conv-options.ts';
import type { ConvOptions, LayerShapes, WindowSettings } from './conv-options.ts';
import { convMisreadings } from './conv-misreadings.ts';
import { convOut } from './conv-size.ts';
import { costPerElement } from './cost.ts';
import { sumOfRates } from './rates.ts';
import type { Op } from './op.ts';

/** The convolution over 1, 2 or 3 axes. See `conv1dOp`, `conv2dOp` and `conv3dOp` for the formulas. */
export function defineConv(axes: Axes): Op<'layer', ConvOptions> {
  const name = `conv${axes}d`;

  const op: Op<'layer', ConvOptions> = {
    name,
    kind: 'layer',
    shape: (shapes, options) => layoutOf(shapes, options).shape,
    forward([input, weight, bias], options) {
      const { shape, settings } = layoutOf([input.shape, weight.shape, bias?.shape], options);
      const shapes = { fine: input.shape, coarse: shape, weight: weight.shape };
      return convolve(input, weight, bias, geometryOf(axes, shapes, settings)).reshape(shape);
    },
    // dinput = the transposed convolution of grad; dweight = input and grad convolved; dbias = Σ grad over batch, places
    gradients: [
      ({ inputs: [input, weight, bias], options, ops }, grad) => {
        const { settings } = layoutOf([input.shape, weight.shape, bias?.shape], options);
        const outputSize = spatial(input.shape, axes);
        const { convTranspose } = convFamily(ops, axes);
        return convTranspose(grad, weight, undefined, { ...settings, outputSize });
      },
      ({ inputs: [input, weight, bias], options, ops }, grad) => {
        const { settings } = layoutOf([input.shape, weight.shape, bias?.shape], options);
        const kernelSize = spatial(weight.shape, axes);
        return convFamily(ops, axes).convWeight(input, grad, { ...settings, kernelSize });
      },
      ({ ops }, grad) => biasGradient(ops, grad, axes),
    ],
    tangent({ inputs: [input, weight], output, options, ops }, [rate, weightRate, rateOfBias]) {
      const { conv } = convFamily(ops, axes);
      return sumOfRates(
        ops,
        output.shape,
        rate && conv(rate, weight, undefined, options),
        weightRate && conv(input, weightRate, undefined, options),
        rateOfBias && biasRate(ops, rateOfBias, axes),
      );
    },
    cost([input, weight, bias], options) {
      const products = elementCount(name, weight.slice(1));
      const add = products - 1 + (bias ? 1 : 0);
      return costPerElement(op.shape([input, weight, bias], options), { multiply: products, add });
    },
    misreadings: convMisreadings(axes, (inputs, options) => op.forward(inputs, options)),
  };

  /** The shape of the result, and the options as numbers. Errors: as `shape`. */
  function layoutOf(
    [input, weight, bias]: LayerShapes,
    { padding: given = 0, outputSize, ...others }: ConvOptions,
  ): { shape: number[]; settings: WindowSettings } {
    const padding = given === 'same' || given === 'valid' ? 0 : given;
    const settings = windowSettings(name, axes, { ...others, padding });
    const { stride, dilation, groups } = settings;
    const [O = 0, inGroup = 0] = weight;
    const channels = { inChannels: inGroup * groups, outChannels: O };
    const layout = 'O, C / groups';
    checkChannels(name, axes, [input, weight, bias], { groups, layout }, channels);
    const [sizes, kernel] = [spatial(input, axes), spatial(weight, axes)];
    const at = (list: readonly number[], axis: number): number => list[axis] as number;

    if (given === 'same') {
      if (stride.some((each) => each !== 1))
        throw new ArgumentError(name, "stride 1 with padding 'same'", formatShape(stride));
      const shape = [...input.slice(0, -axes - 1), O, ...sizes];
      const before = kernel.map((k, axis) => Math.floor((at(dilation, axis) * (k - 1)) / 2));
      return { shape, settings: { ...settings, padding: before } };
    }
    const sides =
      outputSize === undefined
        ? sizes.map((size, axis) =>
            convOut(size, at(kernel, axis), {
              stride: at(stride, axis),
              padding: at(settings.padding, axis),
              dilation: at(dilation, axis),
            }),
          )
        : sizesPerAxis(name, axes, 'outputSize', outputSize, 0);
    if (outputSize === undefined && Math.min(...sides) < 1)
      throw new ShapeError(
        name,
        `a kernel no larger than the padded input (padding ${settings.padding.join(', ')}, dilation ${dilation.join(', ')})`,
        input,
        weight,
      );
    const shape = [...input.slice(0, -axes - 1), O, ...sides];
    elementCount(name, shape);
    return { shape, settings };
  }

  return op;
}
