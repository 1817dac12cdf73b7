import { oneOf } from '../../../experiment.ts';
import type { Lab } from '../../../lab.ts';
import { codeActivations } from './code-activation.ts';
import { MyBackwardRun } from './my-backward-run.ts';
import { STARTER } from './starter.ts';

/** A network that is trained with the backward pass that the learner wrote, next to one with the true gradient. */
export const myBackwardLab: Lab = {
  id: 'my-backward',
  version: 1,
  title: 'Train with your own backward pass',
  docs: 'Two copies of one network, 64 → h → h → 1, learn to tell two handwritten digits apart from the same batches: one with the true gradient, the other with what your function backward gives back. Lose a transpose, a slope or a factor, and look at what the curves and the cosine say.',
  group: 'Training',
  usualSeconds: 15,
  settings: {
    low: { docs: 'first digit, −1', fallback: 4, min: 0, max: 9, isInteger: true },
    high: { docs: 'second digit, +1', fallback: 9, min: 0, max: 9, isInteger: true },
    activation: oneOf(
      'activation σ',
      codeActivations.map(({ name }) => name),
      1,
    ),
    hidden: {
      docs: 'h: units of both hidden layers',
      fallback: 6,
      min: 1,
      max: 16,
      isInteger: true,
    },
    rate: { docs: 'learning rate', fallback: 0.5, min: 0, max: 10 },
    batch: { docs: 'images in a batch', fallback: 8, min: 1, max: 32, isInteger: true },
    steps: { docs: 'steps', fallback: 120, min: 1, max: 2000, isInteger: true },
  },
  texts: {
    backward: {
      kind: 'code',
      signature: 'backward(A, b, x, sigma, dsigma)',
      docs: 'A function that gives back an object with dA and db: the gradients of the one output y by every weight and bias, in their shapes. The last layer has no activation.',
      fallback: STARTER,
      answers: [
        {
          exerciseId: 'snu4-p6-code-backward',
          part: 'backward',
          title: 'Write the backward pass',
        },
      ],
    },
  },
  measures: {
    accuracyTrue: { docs: 'share of test images on the right side, true gradient', digits: 4 },
    accuracyOwn: { docs: 'share of test images on the right side, your gradient', digits: 4 },
    lossTrue: { docs: 'loss log(1 + e⁻ᵗʸ) of the last batch, true gradient', digits: 6 },
    lossOwn: { docs: 'loss of the last batch, your gradient', digits: 6 },
    cosine: { docs: 'cosine between your gradient and the true one in the last step', digits: 6 },
    farthest: { docs: 'largest difference of an entry of both in the last step', digits: 9 },
  },
  curves: {
    lossTrue: { docs: 'true gradient', axis: 'log', group: 'Loss of the batch' },
    lossOwn: { docs: 'your gradient', axis: 'log', group: 'Loss of the batch' },
    accuracyTrue: { docs: 'true gradient', axis: 'linear', group: 'Test accuracy' },
    accuracyOwn: { docs: 'your gradient', axis: 'linear', group: 'Test accuracy' },
    cosine: { docs: 'between both gradients', axis: 'linear', group: 'Cosine' },
  },
  defaultSeed: 1,
  start: (settings, seed, own) =>
    new MyBackwardRun(settings, seed, own?.texts?.['backward'] ?? STARTER),
};
