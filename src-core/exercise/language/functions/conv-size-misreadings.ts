import { convOut, convTransposeOut } from '#core/ops/conv-size.ts';
import type { RuleMisreading } from './rule-misreadings.ts';

/** The numbers along one axis. */
export type Sizes = Record<
  'size' | 'kernel' | 'stride' | 'padding' | 'dilation' | 'outputPadding',
  number
>;
/** The output side of a layer. */
export type Side = (sizes: Sizes) => number;

/** Keeps the rest of the computation, with other numbers. */
const withSizes =
  (change: (sizes: Sizes) => Partial<Sizes>) =>
  (rest: Side): Side =>
  (sizes) =>
    rest({ ...sizes, ...change(sizes) });

export const convolution: Side = ({ size, kernel, ...rest }) => convOut(size, kernel, rest);
export const transposedConvolution: Side = ({ size, kernel, ...rest }) =>
  convTransposeOut(size, kernel, rest);

/** The ways the size of a convolution is misread. */
export const convolutionMisreadings: RuleMisreading<Side>[] = [
  {
    id: 'convOut.padding-forgotten',
    title: 'padding forgotten',
    say: 'You left out the padding. It makes the input larger before the windows are laid.',
    around: withSizes(() => ({ padding: 0 })),
  },
  {
    id: 'convOut.padding-once',
    title: 'padding counted once',
    say: 'You counted the padding once. It stands on both sides of an axis.',
    around: withSizes(({ size, padding }) => ({ size: size + padding, padding: 0 })),
  },
  {
    id: 'convOut.stride-ignored',
    title: 'stride ignored',
    say: 'You counted every place of the window. It moves by the stride.',
    around: withSizes(() => ({ stride: 1 })),
  },
  {
    id: 'convOut.plus-one-forgotten',
    title: 'one window too few',
    say: 'You counted the steps. There is one window more than there are steps.',
    around: (rest) => (sizes) => rest(sizes) - 1,
  },
  {
    id: 'convOut.rounded-up',
    title: 'rounded up',
    say: 'Your last window hangs over the edge. A window that does not fit is left out: round down.',
    rule({ size, kernel, stride, padding, dilation }) {
      const steps = size + 2 * padding - dilation * (kernel - 1) - 1;
      return Math.ceil(steps / stride) + 1;
    },
  },
  {
    id: 'convOut.dilation-forgotten',
    title: 'dilation forgotten',
    say: 'Your kernel cells lie side by side. Dilation pulls them apart.',
    around: withSizes(() => ({ dilation: 1 })),
  },
  {
    id: 'convOut.transposed-formula',
    title: 'size of the transposed convolution',
    say: 'This is the size of the transposed convolution, which grows. A convolution shrinks.',
    rule: transposedConvolution,
  },
];

/** The ways the size of a transposed convolution is misread. */
export const transposedMisreadings: RuleMisreading<Side>[] = [
  {
    id: 'convTransposeOut.convolution-formula',
    title: 'size of the ordinary convolution',
    say: 'This is the size of the ordinary convolution. The transposed one goes the other way and grows.',
    rule: convolution,
  },
  {
    id: 'convTransposeOut.stride-ignored',
    title: 'stride ignored',
    say: 'Your stamps lie one cell apart. They lie one stride apart.',
    around: withSizes(() => ({ stride: 1 })),
  },
  {
    id: 'convTransposeOut.padding-forgotten',
    title: 'padding forgotten',
    say: 'The result still has its edge. Padding cuts that many lines off each side.',
    around: withSizes(() => ({ padding: 0 })),
  },
  {
    id: 'convTransposeOut.padding-once',
    title: 'padding counted once',
    say: 'You cut the padding off one side only. It comes off both sides.',
    around: (rest) => (sizes) => rest(sizes) + sizes.padding,
  },
  {
    id: 'convTransposeOut.padding-added',
    title: 'padding added',
    say: 'You let the result grow by the padding. In a transposed convolution padding cuts lines off.',
    around: (rest) => (sizes) => rest({ ...sizes, padding: 0 }) + 2 * sizes.padding,
  },
  {
    id: 'convTransposeOut.output-padding-forgotten',
    title: 'output padding forgotten',
    say: 'The extra lines at the end of each axis are missing: that is the output padding.',
    around: withSizes(() => ({ outputPadding: 0 })),
  },
  {
    id: 'convTransposeOut.size-times-stride',
    title: 'size times stride',
    say: 'Size times stride fits only where kernel and stride are equal. The last stamp has its full width.',
    rule: ({ size, stride }) => size * stride,
  },
];
