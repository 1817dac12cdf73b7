import { ArgumentError } from '#core/errors.ts';
import type { Axes } from '#core/ops/axis-sizes.ts';
import { convTranspose1dOp } from '#core/ops/conv-transpose1d.ts';
import { convTranspose2dOp } from '#core/ops/conv-transpose2d.ts';
import { convTranspose3dOp } from '#core/ops/conv-transpose3d.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { elementCount } from '#core/tensor/strides.ts';
import type { Box } from '../box.ts';
import { clipTo, readByStamps } from '../index-set.ts';
import type { LayerKind } from '../layer-kind.ts';
import { flagIn, sizesIn, withDefaults } from '../settings.ts';
import { completeChannels } from './convolution.ts';
import { AXES, channelsOfGroups, checkRank } from './window-axes.ts';

const ops = { 1: convTranspose1dOp, 2: convTranspose2dOp, 3: convTranspose3dOp } as const;

/**
 * ConvTranspose1d, 2d and 3d.
 *
 * Result o reads input i when o + padding = i·stride + dilation·a for a tap a. What lies beyond the ends of its input
 * does not exist (it is no padding), so this is left out even where extents count padded zeros.
 * Source: torch.nn.ConvTranspose2d; shapes and costs come from our ops.
 */
export const transposedKinds: LayerKind[] = AXES.map(transposedKind);

function transposedKind(axes: Axes): LayerKind {
  const name = `ConvTranspose${axes}d`;
  return {
    name,
    settings: [
      { name: 'inChannels', isInferred: true },
      { name: 'outChannels' },
      { name: 'kernelSize' },
      { name: 'stride', fallback: 1 },
      { name: 'padding', fallback: 0 },
      { name: 'outputPadding', fallback: 0 },
      { name: 'groups', fallback: 1 },
      { name: 'bias', fallback: true },
      { name: 'dilation', fallback: 1 },
      { name: 'paddingMode', fallback: 'zeros' },
    ],
    plan(given, [input]) {
      checkRank(name, axes, input);
      const settings = completeChannels(name, withDefaults(this.settings, given), input);
      const sizes = (key: string, least: number) => sizesIn(settings, name, key, { axes, least });
      const options = {
        stride: sizes('stride', 1),
        padding: sizes('padding', 0),
        outputPadding: sizes('outputPadding', 0),
        dilation: sizes('dilation', 1),
        groups: settings['groups'] as number,
      };
      const kernel = sizes('kernelSize', 1);
      const [inChannels, outChannels] = [
        settings['inChannels'] as number,
        settings['outChannels'] as number,
      ];
      const { groups, stride, padding, dilation } = options;
      const weight = [inChannels, outChannels / groups, ...kernel];
      const bias = flagIn(settings, name, 'bias') ? [outChannels] : undefined;
      if (input.some((size) => size < 1)) throw new ArgumentError(name, 'an input with cells', '0');
      const shape = ops[axes].shape([input, weight, bias], options);
      const products = elementCount(name, input) * elementCount(name, weight.slice(1));
      return {
        settings: { ...settings, ...options, kernelSize: kernel },
        shape,
        parameters: {
          weights: elementCount(name, weight),
          biases: bias ? outChannels : 0,
          statistics: 0,
        },
        weightShape: weight,
        multiplyAdds: products,
        cost: () => ops[axes].cost([input, weight, bias], options),
        reads: ([outputs = [], ...places]: Box) => [
          [
            channelsOfGroups(outputs, { groups, inChannels, outChannels }),
            ...places.map((set, axis) => {
              const rule = {
                kernel: kernel[axis] as number,
                stride: stride[axis] as number,
                padding: padding[axis] as number,
                dilation: dilation[axis] as number,
              };
              const made = clipTo(set, shape[axis + 1] as number);
              return clipTo(readByStamps(made, rule), input[axis + 1] as number);
            }),
          ],
        ],
        steps: stride.map((each) => Rational.of(1, each)),
      };
    },
  };
}
