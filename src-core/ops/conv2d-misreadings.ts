import { ShapeError } from '#core/errors.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { gatherWindows } from './conv-loops.ts';
import { fullOptions, perAxis } from './conv-options.ts';
import type { ConvOptions } from './conv-options.ts';
import type { InputsOf, OpMisreading } from './op.ts';

type Inputs = InputsOf<NdArray>['layer'];
type Forward = (inputs: Inputs, options: ConvOptions) => NdArray;

/** The ways a convolution is misread; `right` computes the correct one. */
export function conv2dMisreadings(right: Forward): OpMisreading<'layer', ConvOptions>[] {
  return [
    {
      id: 'kernel-turned',
      title: 'kernel turned by 180°',
      say: 'Right places, but the kernel is turned by 180°. Here it slides as it is written.',
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
      say: 'Your windows move one cell at a time. They move by the stride.',
      forward: (inputs, options) => right(inputs, { ...options, stride: 1 }),
    },
    {
      id: 'stride-one-less',
      title: 'stride one too small',
      say: 'Your second window starts one cell too early. It starts exactly one stride after the first.',
      forward(inputs, options) {
        const { stride } = fullOptions('conv2d', options);
        return right(inputs, {
          ...options,
          stride: perAxis((axis) => Math.max(1, stride[axis] - 1)),
        });
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

/** Windows from the usual start; `count` gives how many fit when the unpadded input leaves `free` steps. */
function windows(
  [input, weight, bias]: Inputs,
  options: ConvOptions,
  count: (free: number, padding: number, stride: number) => number,
): NdArray {
  const { stride, padding, dilation, groups } = fullOptions('conv2d', options);
  const out = perAxis((axis) => {
    const [size, kernel] = [input.shape.at(axis - 2) ?? 0, weight.shape.at(axis - 2) ?? 0];
    return count(size - dilation[axis] * (kernel - 1) - 1, padding[axis], stride[axis]);
  });
  if (Math.min(...out) < 1) throw new ShapeError('conv2d', 'at least one window', out);
  return gatherWindows(input, weight, bias, { stride, dilation, groups, before: padding, out });
}
