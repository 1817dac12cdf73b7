import { Random } from '#core/random.ts';
import type { Experiment, Measures, Settings } from '../experiment.ts';
import type { LabState } from '../lab.ts';
import { Moments } from '../moments.ts';
import { measuresOf } from '../sampling.ts';
import type { Sampling } from '../sampling.ts';

/**
 * Mean and variance of one unit Σ w_i a_i m_i / (1 − p) over random masks, m_i = 0 with probability p.
 *
 * One stream R32(seed), mask by mask, unit by unit: dropped where u < p. In theory the mean is Σ w_i a_i and the
 * variance Σ (w_i a_i)² p / (1 − p).
 */
export const dropoutMoments: Experiment = {
  id: 'dropout-moments',
  title: 'Dropout: a unit over many masks',
  docs: 'Draws masks, divides what is kept by the keep probability, and measures the weighted sum.',
  settings: {
    activations: {
      docs: 'activations',
      fallback: [2, -1, 4, 3],
      min: -100,
      max: 100,
      maxLength: 32,
    },
    weights: {
      docs: 'weights of the unit, one for each activation',
      fallback: [1, 2, -1, 0.5],
      min: -100,
      max: 100,
      maxLength: 32,
    },
    p: { docs: 'probability to drop an entry', fallback: 0.25, min: 0, max: 0.95 },
    masks: { docs: 'masks drawn', fallback: 20_000, min: 100, max: 500_000, isInteger: true },
  },
  measures: { mean: 'mean of the unit', variance: 'variance of the unit' },
  steps: (settings) => settings.number('masks') * settings.list('activations').length,
  run: (settings, seed) => measuresOf(new MaskSampling(settings, seed)),
};

/** One mask a sample. */
export class MaskSampling implements Sampling {
  readonly count: number;
  readonly #products: readonly number[];
  readonly #p: number;
  readonly #random: Random;
  readonly #moments = new Moments();

  constructor(settings: Settings, seed: number) {
    const weights = settings.list('weights');
    this.count = settings.number('masks');
    this.#products = settings.list('activations').map((a, i) => a * (weights[i] ?? 0));
    this.#p = settings.number('p');
    this.#random = new Random(seed);
  }

  sample(): void {
    let sum = 0;
    for (const product of this.#products) if (this.#random.next() >= this.#p) sum += product;
    this.#moments.add(sum / (1 - this.#p));
  }

  measures(): Measures {
    return { mean: this.#moments.mean, variance: this.#moments.variance };
  }

  save(): LabState['arrays'] {
    return { random: this.#random.save(), moments: this.#moments.save() };
  }

  restore(arrays: LabState['arrays']): void {
    this.#random.restore(arrays['random'] ?? []);
    this.#moments.restore(arrays['moments'] ?? []);
  }
}
