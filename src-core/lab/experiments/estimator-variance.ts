import { Random } from '#core/random.ts';
import type { Experiment } from '../experiment.ts';
import { Moments } from '../moments.ts';

/**
 * Two estimates of d/dθ E[x²] = 2θ for x = θ + ε, ε ~ N(0, 1): pathwise 2x, score function (x² − b)(x − θ).
 *
 * One stream R32(seed), one normal number for each sample. In theory the variances are 4 and
 * θ⁴ + 14θ² + 15 − 2b(θ² + 3) + b².
 */
export const estimatorVariance: Experiment = {
  id: 'estimator-variance',
  title: 'Pathwise and score-function gradients',
  docs: 'Estimates the same gradient from single samples in two ways, and measures both.',
  settings: {
    theta: { docs: 'mean θ of x', fallback: 2, min: -5, max: 5 },
    baseline: { docs: 'constant b taken off x²', fallback: 0, min: -50, max: 50 },
    samples: { docs: 'samples drawn', fallback: 100_000, min: 100, max: 500_000, isInteger: true },
  },
  measures: {
    pathwiseMean: 'mean of 2x',
    pathwiseVariance: 'variance of 2x',
    scoreMean: 'mean of (x² − b)(x − θ)',
    scoreVariance: 'variance of (x² − b)(x − θ)',
  },
  steps: (settings) => 20 * settings.number('samples'),
  run(settings, seed) {
    const [theta, baseline] = [settings.number('theta'), settings.number('baseline')];
    const random = new Random(seed);
    const [pathwise, score] = [new Moments(), new Moments()];
    for (let sample = settings.number('samples'); sample > 0; sample--) {
      const epsilon = random.normal();
      const x = theta + epsilon;
      pathwise.add(2 * x);
      score.add((x * x - baseline) * epsilon);
    }
    return {
      pathwiseMean: pathwise.mean,
      pathwiseVariance: pathwise.variance,
      scoreMean: score.mean,
      scoreVariance: score.variance,
    };
  },
};
