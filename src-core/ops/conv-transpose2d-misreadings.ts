import { ShapeError } from '#core/errors.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { gatherWindows, scatterStamps } from './conv-loops.ts';
import { fullOptions, perAxis } from './conv-options.ts';
import type { ConvTransposeOptions, FullOptions } from './conv-options.ts';
import { convOut, convTransposeOut } from './conv-size.ts';
import type { InputsOf, OpMisreading } from './op.ts';

type Inputs = InputsOf<NdArray>['layer'];
type Forward = (inputs: Inputs, options: ConvTransposeOptions) => NdArray;

/** The ways a transposed convolution is misread; `right` computes the correct one. */
export function convTranspose2dMisreadings(
  right: Forward,
): OpMisreading<'layer', ConvTransposeOptions>[] {
  return [
    {
      id: 'kernel-turned',
      title: 'kernel turned by 180°',
      say: 'Your stamps are turned by 180°. A stamp keeps its orientation; only the view that gathers turns the kernel.',
      forward: ([input, weight, bias], options) =>
        right([input, weight.flip([-2, -1]), bias], options),
    },
    {
      id: 'kernel-transposed',
      title: 'kernel transposed',
      say: 'Rows and columns of the kernel are exchanged.',
      forward: ([input, weight, bias], options) =>
        right([input, weight.permute([0, 1, 3, 2]), bias], options),
    },
    {
      id: 'stride-one',
      title: 'stride ignored',
      say: 'Your stamps lie one cell apart. They lie one stride apart.',
      forward: (inputs, options) => right(inputs, { ...options, stride: 1, outputPadding: 0 }),
    },
    {
      id: 'stamps-side-by-side',
      title: 'stamps side by side',
      say: 'You set the stamps side by side. They lie one stride apart and add up where they overlap.',
      forward(inputs, options) {
        const full = fullOptions('convTranspose2d', options);
        return stamps(inputs, full, { stride: perAxis((axis) => spanOf(inputs, full, axis)) });
      },
    },
    {
      id: 'convolution-size',
      title: 'ordinary convolution',
      say: 'This is the ordinary convolution, which shrinks its input. The transposed one goes the other way and grows.',
      forward: convolution,
    },
    {
      id: 'padding-added',
      title: 'padding added',
      say: 'You let the result grow by the padding. In a transposed convolution padding cuts lines off.',
      forward: (inputs, options) =>
        stamps(inputs, fullOptions('convTranspose2d', options), { paddingSign: -1 }),
    },
    {
      id: 'padding-forgotten',
      title: 'padding forgotten',
      say: 'The result still has its edge. Padding cuts that many lines off each side.',
      forward: (inputs, options) => right(inputs, { ...options, padding: 0 }),
    },
    {
      id: 'output-padding-forgotten',
      title: 'output padding forgotten',
      say: 'The extra lines at the end of each axis are missing: that is the output padding.',
      forward: (inputs, options) => right(inputs, { ...options, outputPadding: 0 }),
    },
    {
      id: 'output-padding-in-front',
      title: 'output padding in front',
      say: 'The extra lines come at the end of each axis, not in front.',
      forward: (inputs, options) =>
        stamps(inputs, fullOptions('convTranspose2d', options), { extraInFront: true }),
    },
    {
      id: 'bias-forgotten',
      title: 'bias forgotten',
      say: 'Right sums, but the bias is missing.',
      forward: ([input, weight], options) => right([input, weight], options),
    },
  ];
}

/** How many lines a stamp covers. */
function spanOf([, weight]: Inputs, { dilation }: FullOptions, axis: 0 | 1): number {
  return dilation[axis] * ((weight.shape.at(axis - 2) ?? 0) - 1) + 1;
}

function stamps(
  inputs: Inputs,
  full: FullOptions,
  change: { stride?: [number, number]; paddingSign?: -1; extraInFront?: true },
): NdArray {
  const { dilation, groups, outputPadding } = full;
  const [input, weight, bias] = inputs;
  const stride = change.stride ?? full.stride;
  const padding = perAxis((axis) => full.padding[axis] * (change.paddingSign ?? 1));
  const out = perAxis((axis) => {
    const side = convTransposeOut(input.shape.at(axis - 2) ?? 0, 1, { stride: stride[axis] });
    return side + spanOf(inputs, full, axis) - 1 - 2 * padding[axis] + outputPadding[axis];
  });
  if (Math.min(...out) < 1) throw new ShapeError('convTranspose2d', 'a result with cells', out);
  const before = perAxis((axis) => padding[axis] - (change.extraInFront ? outputPadding[axis] : 0));
  return scatterStamps(input, weight, bias, { stride, dilation, groups, before, out });
}

function convolution([input, weight, bias]: Inputs, options: ConvTransposeOptions): NdArray {
  const { stride, padding, dilation, groups } = fullOptions('convTranspose2d', options);
  const [C, outGroup, kH, kW] = weight.shape as [number, number, number, number];
  // [C, O/g, …] → [O, C/g, …]: the roles of input and output channels exchanged.
  const split = weight.reshape([groups, C / groups, outGroup, kH, kW]).permute([0, 2, 1, 3, 4]);
  const out = perAxis((axis) =>
    convOut(input.shape.at(axis - 2) ?? 0, weight.shape.at(axis - 2) ?? 0, {
      stride: stride[axis],
      padding: padding[axis],
      dilation: dilation[axis],
    }),
  );
  if (Math.min(...out) < 1) throw new ShapeError('conv2d', 'a kernel that fits', out);
  const kernel = split.reshape([outGroup * groups, C / groups, kH, kW]);
  return gatherWindows(input, kernel, bias, { stride, dilation, groups, before: padding, out });
}
