import { Random } from '#core/random.ts';
import type { Experiment } from '../experiment.ts';
import { Moments } from '../moments.ts';

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
  run(settings, seed) {
    const weights = settings.list('weights');
    const products = settings.list('activations').map((a, i) => a * (weights[i] ?? 0));
    const [p, masks] = [settings.number('p'), settings.number('masks')];
    const random = new Random(seed);
    const moments = new Moments();
    for (let mask = 0; mask < masks; mask++) {
      let sum = 0;
      for (const product of products) if (random.next() >= p) sum += product;
      moments.add(sum / (1 - p));
    }
    return { mean: moments.mean, variance: moments.variance };
  },
};
