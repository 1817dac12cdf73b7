import type { RuleMisreading } from './rule-misreadings.ts';

/** The numbers of one window along one axis. */
export interface AxisNumbers {
  size: number;
  kernel: number;
  stride: number;
  padding: number;
  dilation: number;
  outputPadding: number;
  /** What kind of layer it is. */
  sort: 'conv' | 'transposed' | 'pool';
}

/** The side that leaves a window layer. */
export type AxisRule = (numbers: AxisNumbers) => number;

const steps = ({ size, kernel, stride, padding, dilation }: AxisNumbers): number =>
  (size + 2 * padding - dilation * (kernel - 1) - 1) / stride;

/** The right size: ⌊…⌋ + 1, or that of the transposed layer. */
export const rightSide: AxisRule = (numbers) => {
  const { size, kernel, stride, padding, dilation, outputPadding, sort } = numbers;
  return sort === 'transposed'
    ? (size - 1) * stride - 2 * padding + dilation * (kernel - 1) + outputPadding + 1
    : Math.floor(steps(numbers)) + 1;
};

/** Other numbers for layers that are not transposed. */
const direct =
  (change: (numbers: AxisNumbers) => Partial<AxisNumbers>) =>
  (rest: AxisRule): AxisRule =>
  (numbers) =>
    rest(numbers.sort === 'transposed' ? numbers : { ...numbers, ...change(numbers) });

/** The ways sizes are misread in a model; each is applied to every layer. */
export const modelSizeMisreadings: readonly RuleMisreading<AxisRule>[] = [
  {
    id: 'model-size.padding-forgotten',
    title: 'padding forgotten',
    say: 'You left out the padding. It makes the input larger before the windows are laid.',
    around: direct(() => ({ padding: 0 })),
  },
  {
    id: 'model-size.padding-once',
    title: 'padding on one side only',
    say: 'You added the padding once. It stands on both sides of an axis.',
    around: direct(({ size, padding }) => ({ size: size + padding, padding: 0 })),
  },
  {
    id: 'model-size.plus-one-forgotten',
    title: 'one window too few',
    say: 'You counted the steps of the window. There is one window more than there are steps: add 1.',
    around: (rest) => (numbers) => rest(numbers) - (numbers.sort === 'transposed' ? 0 : 1),
  },
  {
    id: 'model-size.dilation-ignored',
    title: 'dilation ignored',
    say: 'Your kernel cells lie side by side. Dilation pulls them apart, so that they cover more.',
    around: direct(() => ({ dilation: 1 })),
  },
  {
    id: 'model-size.dilated-width',
    title: 'kernel times dilation',
    say: 'You took kernel times dilation for what a kernel covers. Between k taps lie k − 1 gaps: it covers d(k − 1) + 1.',
    around: direct(({ kernel, dilation }) => ({ kernel: kernel * dilation, dilation: 1 })),
  },
  {
    id: 'model-size.stride-ignored',
    title: 'stride ignored',
    say: 'You laid a window at every cell. It moves by the stride.',
    around: direct(() => ({ stride: 1 })),
  },
  {
    id: 'model-size.pool-stride-one',
    title: 'pooling with stride 1',
    say: 'Your pooling windows move by 1. Without another stride they lie side by side: the stride is the window.',
    around: (rest) => (numbers) =>
      rest(numbers.sort === 'pool' ? { ...numbers, stride: 1 } : numbers),
  },
  {
    id: 'model-size.divided-by-stride',
    title: 'divided by the stride only',
    say: 'You divided by the stride and left out the kernel. The last window has to fit whole.',
    rule: (numbers) =>
      numbers.sort === 'transposed'
        ? numbers.size * numbers.stride
        : Math.floor(numbers.size / numbers.stride),
  },
  {
    id: 'model-size.rounded-up',
    title: 'rounded up',
    say: 'Your last window hangs over the edge. A window that does not fit is left out: round down.',
    around: (rest) => (numbers) =>
      numbers.sort === 'transposed' ? rest(numbers) : Math.ceil(steps(numbers)) + 1,
  },
  {
    id: 'model-size.transposed-direct',
    title: 'transposed layer sized like an ordinary one',
    say: 'You shrank the map in the transposed layer. It goes the other way: (n − 1) · stride − 2 · padding + kernel.',
    around: (rest) => (numbers) => rest({ ...numbers, sort: 'conv' }),
  },
  {
    id: 'model-size.transposed-padding-added',
    title: 'padding added in the transposed layer',
    say: 'In a transposed layer padding cuts lines off the result. You let it grow.',
    around: (rest) => (numbers) =>
      rest(numbers) + (numbers.sort === 'transposed' ? 4 * numbers.padding : 0),
  },
];
