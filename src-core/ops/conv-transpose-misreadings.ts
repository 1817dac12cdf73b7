import { ShapeError } from '#core/errors.ts';
import { convolve, convolveTransposed } from '#core/kernels/convolution.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { spatial } from './axis-sizes.ts';
import type { Axes } from './axis-sizes.ts';
import { kernelTransposed, turned } from './conv-misreadings.ts';
import { geometryOf, outputPaddings, windowSettings } from './conv-options.ts';
import type { ConvTransposeOptions } from './conv-options.ts';
import { convOut, convTransposeOut } from './conv-size.ts';
import type { InputsOf } from './kinds.ts';
import type { OpMisreading } from './op.ts';

type Inputs = InputsOf<NdArray>['layer'];
type Options = ConvTransposeOptions;
type Forward = (inputs: Inputs, options: Options) => NdArray;

/** The ways a transposed convolution is misread; `right` computes the correct one. */
export function convTransposeMisreadings(
  axes: Axes,
  right: Forward,
): OpMisreading<'layer', Options>[] {
  const name = `convTranspose${axes}d`;

  /** Stamps at other places than the right ones. */
  function stamps(
    [input, weight, bias]: Inputs,
    options: Options,
    change: { sideBySide?: true; paddingSign?: -1; extraInFront?: true },
  ): NdArray {
    const settings = windowSettings(name, axes, options);
    const extra = outputPaddings(name, axes, options.outputPadding ?? 0, settings);
    const spans = spatial(weight.shape, axes).map(
      (cells, axis) => (settings.dilation[axis] as number) * (cells - 1) + 1,
    );
    const stride = change.sideBySide ? spans : settings.stride;
    const padding = settings.padding.map((each) => each * (change.paddingSign ?? 1));
    const out = spatial(input.shape, axes).map((size, axis) => {
      const side = convTransposeOut(size, 1, { stride: stride[axis] });
      const [span, cut, more] = [spans[axis], padding[axis], extra[axis]] as [
        number,
        number,
        number,
      ];
      return side + span - 1 - 2 * cut + more;
    });
    if (Math.min(...out) < 1) throw new ShapeError(name, 'a result with cells', out);
    const outChannels = (weight.shape[1] as number) * settings.groups;
    const shape = [...input.shape.slice(0, -axes - 1), outChannels, ...out];
    const before = padding.map((each, axis) =>
      change.extraInFront ? each - (extra[axis] as number) : each,
    );
    const shapes = { fine: shape, coarse: input.shape, weight: weight.shape };
    const geometry = geometryOf(axes, shapes, { ...settings, stride, padding: before });
    return convolveTransposed(input, weight, bias, geometry).reshape(shape);
  }

  /** The convolution that learners take it for: input and output channels of the weight exchanged. */
  function convolution([input, weight, bias]: Inputs, options: Options): NdArray {
    const settings = windowSettings(name, axes, options);
    const { stride, padding, dilation, groups } = settings;
    const [C, outGroup, ...cells] = weight.shape as [number, number, ...number[]];
    const out = spatial(input.shape, axes).map((size, axis) =>
      convOut(size, cells[axis] as number, {
        stride: stride[axis],
        padding: padding[axis],
        dilation: dilation[axis],
      }),
    );
    if (Math.min(...out) < 1) throw new ShapeError(name, 'a kernel that fits', out);
    // [C, O/g, …] → [O, C/g, …]
    const split = weight.reshape([groups, C / groups, outGroup, ...cells]);
    const order = split.shape
      .map((_, axis) => axis)
      .with(1, 2)
      .with(2, 1);
    const kernel = split.permute(order).reshape([outGroup * groups, C / groups, ...cells]);
    const shape = [...input.shape.slice(0, -axes - 1), outGroup * groups, ...out];
    const shapes = { fine: input.shape, coarse: shape, weight: kernel.shape };
    return convolve(input, kernel, bias, geometryOf(axes, shapes, settings)).reshape(shape);
  }

  return [
    {
      id: 'kernel-turned',
      title: axes === 2 ? 'kernel turned by 180°' : 'kernel turned round',
      say: `Your stamps are turned ${axes === 2 ? 'by 180°' : 'round'}. A stamp keeps its orientation; only the view that gathers turns the kernel.`,
      forward: ([input, weight, bias], options) =>
        right([input, turned(weight, axes), bias], options),
    },
    ...kernelTransposed(axes, right),
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
      forward: (inputs, options) => stamps(inputs, options, { sideBySide: true }),
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
      forward: (inputs, options) => stamps(inputs, options, { paddingSign: -1 }),
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
      forward: (inputs, options) => stamps(inputs, options, { extraInFront: true }),
    },
    {
      id: 'bias-forgotten',
      title: 'bias forgotten',
      say: 'Right sums, but the bias is missing.',
      forward: ([input, weight], options) => right([input, weight], options),
    },
  ];
}
