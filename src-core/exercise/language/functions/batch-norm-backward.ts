import { ShapeError } from '#core/errors.ts';
import { asList, asNumber } from '../value.ts';
import type { Value } from '../value.ts';
import type { Arguments, FunctionMisreading, PackFunction } from './pack-function.ts';

/** How much of each term a learner has; all of it by default. */
interface Terms {
  mean: number;
  variance: number;
  hasWeight: boolean;
  /** Whether the sums over the batch are divided by its size. */
  isMean: boolean;
  isNormalised: boolean;
}

const ALL: Terms = { mean: 1, variance: 1, hasWeight: true, isMean: true, isNormalised: true };

const misread = (
  id: string,
  title: string,
  say: string,
  terms: Partial<Terms>,
): FunctionMisreading => ({
  ...{ id: `batchNormBackward.${id}`, title, say },
  call: (given) => backward(given, { ...ALL, ...terms }),
});

/**
 * Backward through batch norm in training: with x̂ = (x − μ)/σ, σ = √(variance + eps) and means over the batch,
 * dx = weight/σ · (g − mean(g) − x̂ · mean(g · x̂)), dweight = Σ g · x̂, dbias = Σ g.
 */
export const batchNormBackward: PackFunction = {
  signature: 'batchNormBackward(x, weight, upstream, eps = 1e-5)',
  docs: 'The gradients [for x, for weight, for bias] of batch norm in training: x [N][C], weight [C], upstream [N][C].',
  call: (given) => backward(given, ALL),
  misreadings: [
    misread(
      'mean-term-missing',
      'mean taken for a constant',
      'The mean of the batch depends on every input too: the mean of the upstream gradient has to be subtracted.',
      { mean: 0 },
    ),
    misread(
      'variance-term-missing',
      'variance taken for a constant',
      'The variance of the batch depends on every input too: subtract the normalised input times the mean of upstream times it.',
      { variance: 0 },
    ),
    misread(
      'statistics-constant',
      'mean and variance taken for constants',
      'You divided by the standard deviation only. Mean and variance depend on every input of the batch too.',
      { mean: 0, variance: 0 },
    ),
    misread(
      'weight-forgotten',
      'scale forgotten',
      'The gradient for x passes the scale on its way back: multiply by the weight of the channel.',
      { hasWeight: false },
    ),
    misread(
      'sums-not-divided',
      'sums instead of means',
      'You subtracted sums over the batch. Each input is a share 1/N of the mean: divide them by N.',
      { isMean: false },
    ),
    misread(
      'input-not-normalised',
      'gradient of the scale from the input itself',
      'The scale multiplies the normalised input, so that is what its gradient is made of.',
      { isNormalised: false },
    ),
  ],
};

/** Errors: ShapeError when the arguments do not fit together. */
function backward(given: Arguments, terms: Terms): Value {
  const [x, upstream] = [rowsOf(given, 'x'), rowsOf(given, 'upstream')];
  const weight = given.list('weight').map((one) => asNumber(one, 'batchNormBackward, weight'));
  const [N, C] = [x.length, weight.length];
  if (N === 0 || upstream.length !== N || [...x, ...upstream].some((row) => row.length !== C))
    throw new ShapeError('batchNormBackward', 'x [N][C], weight [C], upstream [N][C]', [N, C]);
  const eps = given.number('eps');
  const channels = weight.map((scale, c) =>
    ofChannel(
      x.map((row) => row[c] as number),
      upstream.map((row) => row[c] as number),
      { scale, eps },
      terms,
    ),
  );
  return [
    x.map((_, n) => channels.map(({ dx }) => dx[n] as number)),
    channels.map(({ dWeight }) => dWeight),
    channels.map(({ dBias }) => dBias),
  ];
}

function ofChannel(
  x: readonly number[],
  g: readonly number[],
  { scale, eps }: { scale: number; eps: number },
  { mean, variance, hasWeight, isMean, isNormalised }: Terms,
): { dx: number[]; dWeight: number; dBias: number } {
  const N = x.length;
  const centre = total(x) / N;
  const spread = Math.sqrt(total(x.map((one) => (one - centre) ** 2)) / N + eps);
  const normal = x.map((one) => (one - centre) / spread);
  const inner = total(g.map((one, n) => one * (normal[n] as number)));
  const share = isMean ? N : 1;
  const factor = (hasWeight ? scale : 1) / spread;
  const dx = g.map((one, n) => {
    const throughMean = (mean * total(g)) / share;
    const throughVariance = (variance * (normal[n] as number) * inner) / share;
    return factor * (one - throughMean - throughVariance);
  });
  const fromInput = total(g.map((one, n) => one * (x[n] as number)));
  return { dx, dWeight: isNormalised ? inner : fromInput, dBias: total(g) };
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

function rowsOf(given: Arguments, name: string): number[][] {
  const who = `batchNormBackward, ${name}`;
  return given.list(name).map((row) => asList(row, who).map((one) => asNumber(one, who)));
}
