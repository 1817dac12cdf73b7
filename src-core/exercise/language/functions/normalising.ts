import { ops } from '#core/ops/index.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { asInteger, isList } from '../value.ts';
import type { Value } from '../value.ts';
import { fillShape } from './nested-values.ts';
import { isExact, likelyFraction, toTensor } from './op-values.ts';
import { misreading } from './pack-function.ts';
import type { Arguments, PackFunction } from './pack-function.ts';
import { minus, over, times } from './value-arithmetic.ts';

/** How one way of normalising differs from the right one. */
interface Way {
  dim: readonly number[];
  correction?: number;
  /** What the centred numbers are divided by, from the variance. */
  divisor?: (variance: number, eps: number) => number;
  keepsMean?: boolean;
  aroundZero?: boolean;
}

const root = (variance: number, eps: number): number => Math.sqrt(variance + eps);

/** What happens to activations between layers: normalisation over any axes, and dropout with a given mask. */
export const normalisingFunctions: PackFunction[] = [
  {
    signature: 'standardised(x, dim, eps = 0)',
    docs: '(x − mean) / √(variance + eps), with mean and biased variance over the axes dim: [0, 2, 3] is batch norm of [N, C, H, W], [2, 3] instance norm, [1, 2, 3] layer norm.',
    call: (given) => normalised(given, { dim: dimsOf(given) }),
    misreadings: [
      misreading(
        'standardised.unbiased',
        'divided by n − 1',
        'You divided by n − 1. Normalisation uses the biased variance, which divides by n.',
        (given) => normalised(given, { dim: dimsOf(given), correction: 1 }),
      ),
      misreading(
        'standardised.root-forgotten',
        'divided by the variance',
        'You divided by the variance. Divide by its root, the standard deviation.',
        (given) =>
          normalised(given, { dim: dimsOf(given), divisor: (variance, eps) => variance + eps }),
      ),
      misreading(
        'standardised.mean-kept',
        'mean not subtracted',
        'The mean has to be subtracted first.',
        (given) => normalised(given, { dim: dimsOf(given), keepsMean: true }),
      ),
      misreading(
        'standardised.mean-of-squares',
        'mean of squares for the variance',
        'You took the mean of the squares. The variance is the mean of the squared distances from the mean.',
        (given) => normalised(given, { dim: dimsOf(given), aroundZero: true }),
      ),
      misreading(
        'standardised.eps-outside',
        'eps outside the root',
        'eps is added to the variance, below the root.',
        (given) =>
          normalised(given, {
            dim: dimsOf(given),
            divisor: (variance, eps) => Math.sqrt(variance) + eps,
          }),
      ),
      misreading(
        'standardised.everything',
        'one mean for all',
        'You averaged over everything. Only the named axes are averaged.',
        (given) => normalised(given, { dim: axesOf(given) }),
      ),
      misreading(
        'standardised.each-sample',
        'each sample by itself',
        'You averaged within each sample. The batch axis is averaged too.',
        (given) => normalised(given, { dim: dimsOf(given).filter((axis) => axis !== 0) }),
      ),
      misreading(
        'standardised.other-axes',
        'the other axes',
        'You averaged over the axes that should be kept, and kept those that should be averaged.',
        (given) =>
          normalised(given, { dim: axesOf(given).filter((axis) => !dimsOf(given).includes(axis)) }),
      ),
    ],
  },
  {
    signature: 'droppedOut(values, kept, p)',
    docs: 'Dropout in training with a given mask: values · kept / (1 − p), kept being 1 or 0 and p the chance to be dropped.',
    call: (given) => over(masked(given), keep(given)),
    misreadings: [
      misreading(
        'droppedOut.not-rescaled',
        'not rescaled',
        'What is kept has to be divided by 1 − p, so that the mean stays.',
        masked,
      ),
      misreading(
        'droppedOut.divided-by-p',
        'divided by the chance to be dropped',
        'You divided by p. What is kept is divided by 1 − p, the chance to be kept.',
        (given) => over(masked(given), given.value('p')),
      ),
      misreading(
        'droppedOut.multiplied',
        'multiplied instead of divided',
        'You multiplied by 1 − p. In training it is divided by it, so that nothing changes at test time.',
        (given) => times(masked(given), keep(given)),
      ),
      misreading(
        'droppedOut.mask-reversed',
        'mask read the other way',
        'You kept what the mask drops: 1 means kept.',
        (given) =>
          over(times(given.value('values'), minus(Rational.one, given.value('kept'))), keep(given)),
      ),
    ],
  },
];

function masked(given: Arguments): Value {
  return times(given.value('values'), given.value('kept'));
}

function keep(given: Arguments): Value {
  return minus(Rational.one, given.value('p'));
}

function tensorOf(given: Arguments): NdArray {
  return toTensor(given.value('x'), 'standardised, x');
}

function axesOf(given: Arguments): number[] {
  return tensorOf(given).shape.map((_, axis) => axis);
}

function dimsOf(given: Arguments): number[] {
  const dim = given.value('dim');
  const { rank } = tensorOf(given);
  return (isList(dim) ? dim : [dim]).map((item) => {
    const axis = asInteger(item, 'standardised, dim');
    return axis < 0 ? axis + rank : axis;
  });
}

function normalised(given: Arguments, way: Way): Value {
  const { dim, correction = 0, divisor = root, keepsMean = false, aroundZero = false } = way;
  const x = tensorOf(given);
  const eps = given.number('eps');
  const over = { dim, keepdim: true };
  // Without axes nothing is averaged: every number is its own mean.
  const mean = dim.length === 0 ? x : ops.mean.forward([x], over);
  const squares = ops.mul.forward([x, x], {});
  const spread =
    dim.length === 0 ? ops.sub.forward([x, x], {}) : ops.var.forward([x], { ...over, correction });
  const variance = aroundZero && dim.length > 0 ? ops.mean.forward([squares], over) : spread;
  const divisors = NdArray.from(
    Float64Array.from(variance.values(), (each) => divisor(each, eps)),
    variance.shape,
  );
  const centred = keepsMean ? x : ops.sub.forward([x, mean], {});
  const result = ops.div.forward([centred, divisors], {});
  const numbers = result.values();
  const exact = isExact(given.value('x'));
  return fillShape(result.shape, (at) =>
    exact ? likelyFraction(numbers[at] as number) : (numbers[at] as number),
  );
}
