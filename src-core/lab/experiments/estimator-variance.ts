import { Random } from '#core/random.ts';
import type { Experiment, Measures, Settings } from '../experiment.ts';
import type { LabState } from '../lab.ts';
import { Moments } from '../moments.ts';
import { measuresOf } from '../sampling.ts';
import type { Sampling } from '../sampling.ts';

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
  run: (settings, seed) => measuresOf(new EstimatorSampling(settings, seed)),
};

/** Both estimates from one x a sample. */
export class EstimatorSampling implements Sampling {
  readonly count: number;
  readonly #theta: number;
  readonly #baseline: number;
  readonly #random: Random;
  readonly #pathwise = new Moments();
  readonly #score = new Moments();

  constructor(settings: Settings, seed: number) {
    this.count = settings.number('samples');
    this.#theta = settings.number('theta');
    this.#baseline = settings.number('baseline');
    this.#random = new Random(seed);
  }

  sample(): void {
    const epsilon = this.#random.normal();
    const x = this.#theta + epsilon;
    this.#pathwise.add(2 * x);
    this.#score.add((x * x - this.#baseline) * epsilon);
  }

  measures(): Measures {
    return {
      pathwiseMean: this.#pathwise.mean,
      pathwiseVariance: this.#pathwise.variance,
      scoreMean: this.#score.mean,
      scoreVariance: this.#score.variance,
    };
  }

  save(): LabState['arrays'] {
    const [pathwise, score] = [this.#pathwise.save(), this.#score.save()];
    return { random: this.#random.save(), pathwise, score };
  }

  restore(arrays: LabState['arrays']): void {
    this.#random.restore(arrays['random'] ?? []);
    this.#pathwise.restore(arrays['pathwise'] ?? []);
    this.#score.restore(arrays['score'] ?? []);
  }
}
