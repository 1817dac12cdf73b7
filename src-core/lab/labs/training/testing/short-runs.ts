import type { SettingValues } from '../../../experiment.ts';

/**
 * Short runs with seed 5 and the digest of their bits, as Node gave them: every host has to give the same. A digest that
 * has to be changed here is a lab whose `version` has to be raised.
 */
export const shortRuns: readonly (readonly [
  id: string,
  settings: SettingValues,
  digest: string,
])[] = [
  ['digit-pair', { split: 1, epochs: 5, batch: 16, spread: 3, noise: 0.1 }, '79f7cdf8f3d746dd'],
  ['digit-pair-splits', { epochs: 2, splits: 3, training: 40 }, 'b3328bb3730c0004'],
  ['xor', { points: 2, hidden: 6, activation: 1, steps: 30 }, '86ccf2bb819a4efa'],
  ['my-gradient', { rule: 3, steps: 15 }, 'dc8610dc94ad3938'],
  ['my-slope', { loss: 1, epochs: 10 }, '9df889a8af08e94e'],
  ['depth-signals', { layers: 4, inputs: 60 }, 'd3a5fb2334eb7643'],
  ['residual', { depth: 4, residual: 1, training: 300, epochs: 1 }, '7e4860ec9b2fd06e'],
  ['batch-norm', { training: 300, epochs: 1 }, '6d5fe3d774d57aab'],
  ['dropout', { epochs: 2 }, 'd32d3219eb8213e0'],
  ['lenet', { connections: 1, activation: 1, training: 200, epochs: 1 }, 'd6ecf5a7ddb3c80a'],
  ['vae', { batch: 150, epochs: 1 }, 'f1009ff0b85521ad'],
  ['dead-units', { units: 100 }, '4c7130391d77c749'],
  ['dropout-moments', { masks: 500 }, 'b4869be614bd7aa3'],
  ['estimator-variance', { samples: 500 }, 'f4eebad26cb6d4bd'],
];
