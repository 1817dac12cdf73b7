import type { Experiment } from '../../../experiment.ts';
import { UnitSampling, deadUnits } from '../../../experiments/dead-units.ts';
import { MaskSampling, dropoutMoments } from '../../../experiments/dropout-moments.ts';
import { EstimatorSampling, estimatorVariance } from '../../../experiments/estimator-variance.ts';
import type { Lab } from '../../../lab.ts';
import { SamplingRun } from './sampling-run.ts';

const DIGITS = 4;

/** What a lab takes over from the short experiment of the same name, which measures the same numbers. */
function shared({ id, title, settings, measures }: Experiment) {
  return {
    id,
    version: 1,
    title,
    group: 'Training',
    usualSeconds: 1,
    settings,
    measures: Object.fromEntries(
      Object.entries(measures).map(([name, docs]) => [name, { docs, digits: DIGITS }]),
    ),
    defaultSeed: 1,
  } as const;
}

/** Labs that draw samples of something and watch what is measured settle. */
export const samplingLabs: readonly Lab[] = [
  {
    ...shared(deadUnits),
    docs: 'Draws one ReLU unit after the other with random weights and bias −β, and counts those that no example activates: they pass no gradient back and stay as they are. Watch the share settle, then raise β.',
    curves: { share: { docs: 'so far', axis: 'linear', group: 'Share of dead units' } },
    start: (settings, seed) => new SamplingRun(new UnitSampling(settings, seed)),
  },
  {
    ...shared(dropoutMoments),
    docs: 'Draws one mask after the other, divides what is kept by the keep probability, and measures a weighted sum: how soon do mean and variance settle at what you work out?',
    curves: {
      mean: { docs: 'mean', axis: 'linear', group: 'So far' },
      variance: { docs: 'variance', axis: 'linear', group: 'So far' },
    },
    start: (settings, seed) => new SamplingRun(new MaskSampling(settings, seed)),
  },
  {
    ...shared(estimatorVariance),
    docs: 'Estimates d/dθ E[x²] for x from N(θ, 1) from single samples in two ways: pathwise 2x, and with the score function (x² − b)(x − θ). Both have the mean 2θ; compare how they scatter, and look for the best b.',
    curves: {
      pathwiseMean: { docs: 'pathwise', axis: 'linear', group: 'Mean so far' },
      scoreMean: { docs: 'score function', axis: 'linear', group: 'Mean so far' },
      pathwiseVariance: { docs: 'pathwise', axis: 'log', group: 'Variance so far' },
      scoreVariance: { docs: 'score function', axis: 'log', group: 'Variance so far' },
    },
    start: (settings, seed) => new SamplingRun(new EstimatorSampling(settings, seed)),
  },
];
