import { oneOf } from '../../../experiment.ts';
import type { Lab } from '../../../lab.ts';
import { backwardRules } from './backward-rule.ts';
import { MyGradientRun } from './my-gradient-run.ts';
import { netActivations } from './net-activation.ts';

/** A real training run with a backward rule that may be wrong, next to one with the true gradient. */
export const myGradientLab: Lab = {
  id: 'my-gradient',
  version: 1,
  title: 'Train with a wrong gradient',
  docs: 'Two copies of one network learn the 8 × 8 digits from the same batches: one with the true gradient, the other with the backward rule that you choose. Many wrong rules still learn, only worse: look at the cosine between both gradients. A slope of your own is a polynomial in the output y: for tanh the right one is 1 − y², so 1, 0, −1.',
  group: 'Training',
  usualSeconds: 2,
  settings: {
    rule: oneOf(
      'backward rule',
      backwardRules.map(({ name }) => name),
      1,
    ),
    slope: {
      docs: 'slope of your own: coefficients of 1, y, y², …',
      fallback: [1, 0, -1],
      min: -10,
      max: 10,
      maxLength: 6,
    },
    activation: oneOf(
      'activation',
      netActivations.map(({ name }) => name),
      1,
    ),
    hidden: { docs: 'units of both hidden layers', fallback: 16, min: 1, max: 64, isInteger: true },
    rate: { docs: 'learning rate', fallback: 0.2, min: 0, max: 10 },
    batch: { docs: 'images in a batch', fallback: 32, min: 1, max: 128, isInteger: true },
    steps: { docs: 'steps', fallback: 400, min: 1, max: 5000, isInteger: true },
  },
  measures: {
    accuracyTrue: { docs: 'test accuracy with the true gradient', digits: 4 },
    accuracyOwn: { docs: 'test accuracy with the chosen rule', digits: 4 },
    lossTrue: { docs: 'cross entropy of the last batch with the true gradient', digits: 4 },
    lossOwn: { docs: 'cross entropy of the last batch with the chosen rule', digits: 4 },
    cosine: { docs: 'cosine between the chosen and the true gradient in the last step', digits: 4 },
  },
  curves: {
    lossTrue: { docs: 'true gradient', axis: 'log', group: 'Cross entropy of the batch' },
    lossOwn: { docs: 'chosen rule', axis: 'log', group: 'Cross entropy of the batch' },
    accuracyTrue: { docs: 'true gradient', axis: 'linear', group: 'Test accuracy' },
    accuracyOwn: { docs: 'chosen rule', axis: 'linear', group: 'Test accuracy' },
    cosine: { docs: 'between both gradients', axis: 'linear', group: 'Cosine' },
  },
  defaultSeed: 1,
  start: (settings, seed) => new MyGradientRun(settings, seed),
};
