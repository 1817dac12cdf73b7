import { ShapeError } from '#core/errors.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { spatial } from './axis-sizes.ts';
import type { Axes } from './axis-sizes.ts';
import { windowSettings } from './conv-options.ts';
import type { ConvOptions, WindowSettings } from './conv-options.ts';
import type { InputsOf } from './kinds.ts';
import type { OpMisreading } from './op.ts';

type Inputs = InputsOf<NdArray>['layer'];
type Forward = (inputs: Inputs, options: ConvOptions) => NdArray;

/** The ways a convolution is misread; `right` computes the correct one. */
export function convMisreadings(axes: Axes, right: Forward): OpMisreading<'layer', ConvOptions>[] {
  const name = `conv${axes}d`;
  const settingsFor = (options: ConvOptions): WindowSettings =>
    windowSettings(name, axes, {
      ...options,
      padding: typeof options.padding === 'string' ? 0 : options.padding,
    });

  /** Windows from the usual start; `count` gives how many fit when the unpadded input leaves `free` steps. */
  function windows(
    [input, weight, bias]: Inputs,
    options: ConvOptions,
    count: (free: number, padding: number, stride: number) => number,
  ): NdArray {
    const { stride, padding, dilation } = settingsFor(options);
    const kernel = spatial(weight.shape, axes);
    const outputSize = spatial(input.shape, axes).map((size, axis) => {
      const span = (dilation[axis] as number) * ((kernel[axis] as number) - 1) + 1;
      return count(size - span, padding[axis] as number, stride[axis] as number);
    });
    if (Math.min(...outputSize) < 1) throw new ShapeError(name, 'at least one window', outputSize);
    return right([input, weight, bias], { ...options, padding, outputSize });
  }

  return [
    {
      id: 'kernel-turned',
      title: axes === 2 ? 'kernel turned by 180°' : 'kernel turned round',
      say: `Right places, but the kernel is turned ${axes === 2 ? 'by 180°' : 'round'}. Here it slides as it is written.`,
      forward: ([input, weight, bias], options) =>
        right([input, turned(weight, axes), bias], options),
    },
    ...kernelTransposed(axes, right),
    {
      id: 'stride-one',
      title: 'stride ignored',
      say: 'Your windows move one cell at a time. They move by the stride.',
      forward: (inputs, options) => right(inputs, { ...options, stride: 1 }),
    },
    {
      id: 'stride-one-less',
      title: 'stride one too small',
      say: 'Your second window starts one cell too early. It starts exactly one stride after the first.',
      forward(inputs, options) {
        const { stride } = settingsFor(options);
        return right(inputs, { ...options, stride: stride.map((each) => Math.max(1, each - 1)) });
      },
    },
    {
      id: 'padding-forgotten',
      title: 'padding forgotten',
      say: 'Your windows stay inside the input. Put the ring of zeros around it first.',
      forward: (inputs, options) => right(inputs, { ...options, padding: 0 }),
    },
    {
      id: 'padding-in-front-only',
      title: 'padding in front only',
      say: 'You put zeros in front only. Padding goes to both sides of each axis.',
      forward: (inputs, options) =>
        windows(
          inputs,
          options,
          (free, padding, stride) => Math.floor((free + padding) / stride) + 1,
        ),
    },
    {
      id: 'size-rounded-up',
      title: 'size rounded up',
      say: 'Your last window hangs over the edge. A window that does not fit is left out: round down.',
      forward: (inputs, options) =>
        windows(
          inputs,
          options,
          (free, padding, stride) => Math.ceil((free + 2 * padding) / stride) + 1,
        ),
    },
    {
      id: 'dilation-forgotten',
      title: 'dilation forgotten',
      say: 'Your kernel cells lie side by side. Dilation pulls them apart.',
      forward: (inputs, options) => right(inputs, { ...options, dilation: 1 }),
    },
    {
      id: 'bias-forgotten',
      title: 'bias forgotten',
      say: 'Right sums, but the bias is missing.',
      forward: ([input, weight], options) => right([input, weight], options),
    },
  ];
}

/** The kernel turned round along every axis. */
export function turned(weight: NdArray, axes: Axes): NdArray {
  return weight.flip(Array.from({ length: axes }, (_, axis) => 2 + axis));
}

/** Rows and columns of the kernel exchanged, where there are rows. */
export function kernelTransposed<Options>(
  axes: Axes,
  right: (inputs: Inputs, options: Options) => NdArray,
): OpMisreading<'layer', Options>[] {
  if (axes === 1) return [];
  const order = axes === 2 ? [0, 1, 3, 2] : [0, 1, 2, 4, 3];
  return [
    {
      id: 'kernel-transposed',
      title: 'kernel transposed',
      say: 'Rows and columns of the kernel are exchanged.',
      forward: ([input, weight, bias], options) =>
        right([input, weight.permute(order), bias], options),
    },
  ];
}
