import { ArgumentError } from '#core/errors.ts';
import type { Axes } from '#core/ops/axis-sizes.ts';
import { conv1dOp } from '#core/ops/conv1d.ts';
import { conv2dOp } from '#core/ops/conv2d.ts';
import { conv3dOp } from '#core/ops/conv3d.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { elementCount } from '#core/tensor/strides.ts';
import type { LayerKind, Settings, Shape } from '../layer-kind.ts';
import { flagIn, sizesIn, wholeIn, withDefaults } from '../settings.ts';
import {
  AXES,
  channelsOfGroups,
  checkChannels,
  checkFit,
  checkRank,
  readsByWindows,
} from './window-axes.ts';
import type { PaddedRule } from './window-axes.ts';

const ops = { 1: conv1dOp, 2: conv2dOp, 3: conv3dOp } as const;

/**
 * Conv1d, Conv2d and Conv3d. `groups: 'in'` is one group for each channel of the input (depthwise), `outChannels: 'in'`
 * as many channels as arrive.
 *
 * Source: torch.nn.Conv2d; shapes and costs come from our ops.
 */
export const convolutionKinds: LayerKind[] = AXES.map(convolutionKind);

/** The arguments of both kinds of convolution that depend on channels, with the words for "as many as arrive" resolved. */
export function completeChannels(who: string, given: Settings, input: Shape): Settings {
  const arrives = input[0] as number;
  const resolve = (name: string): Settings => (given[name] === 'in' ? { [name]: arrives } : {});
  const settings = {
    ...given,
    inChannels: given['inChannels'] ?? arrives,
    ...resolve('groups'),
    ...resolve('outChannels'),
  };
  const [ins, outs, groups] = [
    wholeIn(settings, who, 'inChannels'),
    wholeIn(settings, who, 'outChannels'),
    wholeIn(settings, who, 'groups'),
  ];
  checkChannels(who, ins, input);
  if (ins % groups !== 0 || outs % groups !== 0)
    throw new ArgumentError(who, `groups that divide ${ins} and ${outs} channels`, `${groups}`);
  return settings;
}

function convolutionKind(axes: Axes): LayerKind {
  const name = `Conv${axes}d`;
  return {
    name,
    settings: [
      { name: 'inChannels', isInferred: true },
      { name: 'outChannels' },
      { name: 'kernelSize' },
      { name: 'stride', fallback: 1 },
      { name: 'padding', fallback: 0 },
      { name: 'dilation', fallback: 1 },
      { name: 'groups', fallback: 1 },
      { name: 'bias', fallback: true },
      { name: 'paddingMode', fallback: 'zeros' },
    ],
    plan(given, [input]) {
      checkRank(name, axes, input);
      const settings = completeChannels(name, withDefaults(this.settings, given), input);
      const sizes = (key: string, least: number) => sizesIn(settings, name, key, { axes, least });
      const [kernel, stride] = [sizes('kernelSize', 1), sizes('stride', 1)];
      const dilation = sizes('dilation', 1);
      const padding = paddingOf(settings, name, { axes, kernel, dilation });
      const rules = kernel.map((each, axis): PaddedRule => ({
        kernel: each,
        stride: stride[axis] as number,
        dilation: dilation[axis] as number,
        ...(padding[axis] as { before: number; after: number }),
      }));
      if (settings['padding'] === 'same' && stride.some((each) => each !== 1))
        throw new ArgumentError(name, 'stride 1 with padding “same”', `${stride.join(', ')}`);
      checkFit(name, input.slice(1), rules);
      const counts = {
        inChannels: settings['inChannels'] as number,
        outChannels: settings['outChannels'] as number,
        groups: settings['groups'] as number,
      };
      const weight = [counts.outChannels, counts.inChannels / counts.groups, ...kernel];
      const bias = flagIn(settings, name, 'bias') ? [counts.outChannels] : undefined;
      const options = {
        stride,
        dilation,
        groups: counts.groups,
        padding: settings['padding'] as number[] | 'same' | 'valid',
      };
      const shape = ops[axes].shape([input, weight, bias], options);
      return {
        settings: { ...settings, kernelSize: kernel, stride, dilation },
        shape,
        parameters: {
          weights: elementCount(name, weight),
          biases: bias ? counts.outChannels : 0,
          statistics: 0,
        },
        weightShape: weight,
        multiplyAdds: elementCount(name, shape) * elementCount(name, weight.slice(1)),
        cost: () => ops[axes].cost([input, weight, bias], options),
        reads: readsByWindows(input, rules, (outputs) => channelsOfGroups(outputs, counts)),
        steps: stride.map((each) => Rational.of(each)),
      };
    },
  };
}

/** Zeros before and after each axis; an odd one of “same” stands at the end. */
function paddingOf(
  settings: Settings,
  who: string,
  { axes, kernel, dilation }: { axes: Axes; kernel: number[]; dilation: number[] },
): { before: number; after: number }[] {
  const word = settings['padding'];
  if (word === 'same')
    return kernel.map((each, axis) => {
      const total = (dilation[axis] as number) * (each - 1);
      return { before: Math.floor(total / 2), after: Math.ceil(total / 2) };
    });
  const numbers =
    word === 'valid' ? kernel.map(() => 0) : sizesIn(settings, who, 'padding', { axes, least: 0 });
  return numbers.map((each) => ({ before: each, after: each }));
}
