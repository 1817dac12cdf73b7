import { convOut, convTransposeOut } from '#core/ops/conv-size.ts';

/** The numbers along one axis. */
export type Sizes = Record<
  'size' | 'kernel' | 'stride' | 'padding' | 'dilation' | 'outputPadding',
  number
>;
/** The output side of a layer. */
export type Side = (sizes: Sizes) => number;

/** A side computed the way learners get it wrong. */
export interface SizeMisreading {
  id: string;
  title: string;
  say: string;
  side: Side;
}

export const convolution: Side = ({ size, kernel, ...rest }) => convOut(size, kernel, rest);
export const transposedConvolution: Side = ({ size, kernel, ...rest }) =>
  convTransposeOut(size, kernel, rest);

/** The ways the size of a convolution is misread. */
export const convolutionMisreadings: SizeMisreading[] = [
  {
    id: 'convOut.padding-forgotten',
    title: 'padding forgotten',
    say: 'You left out the padding. It makes the input larger before the windows are laid.',
    side: (sizes) => convolution({ ...sizes, padding: 0 }),
  },
  {
    id: 'convOut.padding-once',
    title: 'padding counted once',
    say: 'You counted the padding once. It stands on both sides of an axis.',
    side: (sizes) => convolution({ ...sizes, size: sizes.size + sizes.padding, padding: 0 }),
  },
  {
    id: 'convOut.stride-ignored',
    title: 'stride ignored',
    say: 'You counted every place of the window. It moves by the stride.',
    side: (sizes) => convolution({ ...sizes, stride: 1 }),
  },
  {
    id: 'convOut.plus-one-forgotten',
    title: 'one window too few',
    say: 'You counted the steps. There is one window more than there are steps.',
    side: (sizes) => convolution(sizes) - 1,
  },
  {
    id: 'convOut.rounded-up',
    title: 'rounded up',
    say: 'Your last window hangs over the edge. A window that does not fit is left out: round down.',
    side({ size, kernel, stride, padding, dilation }) {
      const steps = size + 2 * padding - dilation * (kernel - 1) - 1;
      return Math.ceil(steps / stride) + 1;
    },
  },
  {
    id: 'convOut.dilation-forgotten',
    title: 'dilation forgotten',
    say: 'Your kernel cells lie side by side. Dilation pulls them apart.',
    side: (sizes) => convolution({ ...sizes, dilation: 1 }),
  },
  {
    id: 'convOut.transposed-formula',
    title: 'size of the transposed convolution',
    say: 'This is the size of the transposed convolution, which grows. A convolution shrinks.',
    side: transposedConvolution,
  },
];

/** The ways the size of a transposed convolution is misread. */
export const transposedMisreadings: SizeMisreading[] = [
  {
    id: 'convTransposeOut.convolution-formula',
    title: 'size of the ordinary convolution',
    say: 'This is the size of the ordinary convolution. The transposed one goes the other way and grows.',
    side: convolution,
  },
  {
    id: 'convTransposeOut.stride-ignored',
    title: 'stride ignored',
    say: 'Your stamps lie one cell apart. They lie one stride apart.',
    side: (sizes) => transposedConvolution({ ...sizes, stride: 1 }),
  },
  {
    id: 'convTransposeOut.padding-forgotten',
    title: 'padding forgotten',
    say: 'The result still has its edge. Padding cuts that many lines off each side.',
    side: (sizes) => transposedConvolution({ ...sizes, padding: 0 }),
  },
  {
    id: 'convTransposeOut.padding-once',
    title: 'padding counted once',
    say: 'You cut the padding off one side only. It comes off both sides.',
    side: (sizes) => transposedConvolution(sizes) + sizes.padding,
  },
  {
    id: 'convTransposeOut.padding-added',
    title: 'padding added',
    say: 'You let the result grow by the padding. In a transposed convolution padding cuts lines off.',
    side: (sizes) => transposedConvolution({ ...sizes, padding: 0 }) + 2 * sizes.padding,
  },
  {
    id: 'convTransposeOut.output-padding-forgotten',
    title: 'output padding forgotten',
    say: 'The extra lines at the end of each axis are missing: that is the output padding.',
    side: (sizes) => transposedConvolution({ ...sizes, outputPadding: 0 }),
  },
  {
    id: 'convTransposeOut.size-times-stride',
    title: 'size times stride',
    say: 'Size times stride fits only where kernel and stride are equal. The last stamp has its full width.',
    side: ({ size, stride }) => size * stride,
  },
];
