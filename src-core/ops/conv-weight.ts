import { ShapeError } from '#core/errors.ts';
import { convolveWeight } from '#core/kernels/convolution.ts';
import { elementCount } from '#core/tensor/strides.ts';
import { axisNames, sizesPerAxis, spatial } from './axis-sizes.ts';
import type { Axes } from './axis-sizes.ts';
import { convFamily } from './conv-family.ts';
import { geometryOf, windowSettings } from './conv-options.ts';
import type { ConvWeightOptions } from './conv-options.ts';
import { mapElements } from './elementwise.ts';
import { sumOfRates } from './rates.ts';
import type { Op } from './op.ts';

/**
 * The gradient of a convolution over 1, 2 or 3 axes for its weight. See `conv1dWeightOp` and its neighbours for the
 * formulas.
 */
export function defineConvWeight(axes: Axes): Op<'binary', ConvWeightOptions> {
  const name = `conv${axes}dWeight`;
  const op: Op<'binary', ConvWeightOptions> = {
    name,
    kind: 'binary',
    shape([input, gradOutput], { kernelSize, ...options }) {
      const kernel = sizesPerAxis(name, axes, 'kernelSize', kernelSize, 1);
      const { groups } = windowSettings(name, axes, options);
      const [C, O] = [input.at(-axes - 1) ?? 0, gradOutput.at(-axes - 1) ?? 0];
      const fits =
        (input.length === axes + 1 || input.length === axes + 2) &&
        gradOutput.length === input.length &&
        (input.length === axes + 1 || input[0] === gradOutput[0]) &&
        C % groups === 0 &&
        O % groups === 0;
      if (!fits) {
        const names = axisNames[axes];
        const expected = `input [N, C, ${names}] and gradOutput [N, O, …], ${groups} groups`;
        throw new ShapeError(name, expected, input, gradOutput);
      }
      const shape = [O, C / groups, ...kernel];
      elementCount(name, shape);
      return shape;
    },
    forward([input, gradOutput], options) {
      const settings = windowSettings(name, axes, options);
      const weight = op.shape([input.shape, gradOutput.shape], options);
      const shapes = { fine: input.shape, coarse: gradOutput.shape, weight };
      const geometry = geometryOf(axes, shapes, settings);
      return convolveWeight(input, gradOutput, geometry).reshape(weight);
    },
    // With grad as a kernel: dinput = the transposed convolution of gradOutput, dgradOutput = the convolution of input
    gradients: [
      ({ inputs: [input, gradOutput], options: { kernelSize: _, ...options }, ops }, grad) => {
        const outputSize = spatial(input.shape, axes);
        const { convTranspose } = convFamily(ops, axes);
        return convTranspose(gradOutput, grad, undefined, { ...options, outputSize });
      },
      ({ inputs: [input, gradOutput], options: { kernelSize: _, ...options }, ops }, grad) => {
        const outputSize = spatial(gradOutput.shape, axes);
        return convFamily(ops, axes).conv(input, grad, undefined, { ...options, outputSize });
      },
    ],
    tangent({ inputs: [input, gradOutput], output, options, ops }, [rate, otherRate]) {
      const { convWeight } = convFamily(ops, axes);
      return sumOfRates(
        ops,
        output.shape,
        rate && convWeight(rate, gradOutput, options),
        otherRate && convWeight(input, otherRate, options),
      );
    },
    cost([input, gradOutput], options) {
      const weight = op.shape([input, gradOutput], options);
      const products = elementCount('cost', gradOutput) * elementCount('cost', weight.slice(1));
      return { multiply: products, add: products - elementCount('cost', weight) };
    },
    misreadings: [
      {
        id: 'kernel-turned',
        title: 'turned round',
        say: 'Right sums, but the kernel is turned round. Its first cell belongs to the first cell of each window.',
        forward: ([input, gradOutput], options) =>
          op
            .forward([input, gradOutput], options)
            .flip(Array.from({ length: axes }, (_, axis) => 2 + axis)),
      },
      {
        id: 'batch-averaged',
        title: 'averaged over the batch',
        say: 'You divided by the number of images. The weight is shared, so their gradients add up.',
        forward: ([input, gradOutput], options) => {
          const batch = input.rank === axes + 2 ? (input.shape[0] as number) : 1;
          return mapElements(op.forward([input, gradOutput], options), (each) => each / batch);
        },
      },
    ],
  };
  return op;
}
