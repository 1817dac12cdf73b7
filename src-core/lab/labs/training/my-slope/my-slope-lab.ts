import { oneOf } from '../../../experiment.ts';
import type { Lab } from '../../../lab.ts';
import { MySlopeRun } from './my-slope-run.ts';

/** Logistic regression with a slope of the loss that the learner wrote, next to one with the true slope. */
export const mySlopeLab: Lab = {
  id: 'my-slope',
  version: 1,
  title: 'Train with your slope of the loss',
  docs: 'One neuron learns to tell two handwritten digits apart, twice from the same start: once with the true slope of the loss at its output z, once with the formula that you write. A lost minus climbs, a lost factor only changes the pace: look at the cosine between both gradients.',
  group: 'Training',
  usualSeconds: 1,
  settings: {
    loss: oneOf('loss', ['cross entropy', 'squared distance']),
    low: { docs: 'first digit, y = −1', fallback: 4, min: 0, max: 9, isInteger: true },
    high: { docs: 'second digit, y = +1', fallback: 9, min: 0, max: 9, isInteger: true },
    rate: { docs: 'learning rate', fallback: 0.5, min: 0, max: 10 },
    epochs: { docs: 'epochs', fallback: 200, min: 1, max: 2000, isInteger: true },
    spread: { docs: 'S: start weights lie between −S and S', fallback: 0.5, min: 0, max: 20 },
  },
  texts: {
    slope: {
      kind: 'formula',
      docs: 'Slope of the loss of one image at its output z, in y (−1 or +1) and z.',
      fallback: '-y',
      answers: [
        {
          exerciseId: 'snu4-p5-loss-formulas',
          part: 'dce',
          title: 'Two losses for two classes, slope of the cross entropy',
        },
        {
          exerciseId: 'snu4-p5-loss-formulas',
          part: 'dse',
          title: 'Two losses for two classes, slope of the squared distance',
        },
      ],
    },
  },
  measures: {
    accuracyTrue: { docs: 'share of test images on the right side, true slope', digits: 4 },
    accuracyOwn: { docs: 'share of test images on the right side, your slope', digits: 4 },
    lossTrue: { docs: 'mean loss over the training images, true slope', digits: 6 },
    lossOwn: { docs: 'mean loss over the training images, your slope', digits: 6 },
    cosine: { docs: 'cosine between your gradient and the true one in the last step', digits: 6 },
    farthest: {
      docs: 'largest |your slope − true slope| of any image in the last step',
      digits: 6,
    },
  },
  curves: {
    lossTrue: { docs: 'true slope', axis: 'log', group: 'Training loss' },
    lossOwn: { docs: 'your slope', axis: 'log', group: 'Training loss' },
    accuracyTrue: { docs: 'true slope', axis: 'linear', group: 'Test accuracy' },
    accuracyOwn: { docs: 'your slope', axis: 'linear', group: 'Test accuracy' },
    cosine: { docs: 'between both gradients', axis: 'linear', group: 'Cosine' },
  },
  defaultSeed: 1,
  start: (settings, seed, own) =>
    new MySlopeRun(
      settings,
      seed,
      own?.texts?.['slope'] ?? (mySlopeLab.texts?.['slope']?.fallback as string),
    ),
};
