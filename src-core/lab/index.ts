import type { Experiment } from './experiment.ts';
import { deadUnits } from './experiments/dead-units.ts';
import { dropoutMoments } from './experiments/dropout-moments.ts';
import { estimatorVariance } from './experiments/estimator-variance.ts';
import { quadraticDescent } from './experiments/quadratic-descent.ts';

/** Every experiment that a pack can name, by id. */
export const experiments: ReadonlyMap<string, Experiment> = new Map(
  [dropoutMoments, estimatorVariance, deadUnits, quadraticDescent].map((one) => [one.id, one]),
);
