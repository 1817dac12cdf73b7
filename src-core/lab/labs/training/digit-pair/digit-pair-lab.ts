import type { Lab } from '../../../lab.ts';
import { duelMeasureSpecs } from './duel-measures.ts';
import { DuelRun } from './duel-run.ts';
import { duelSettings } from './duel-settings.ts';

/** Logistic regression on two digits, trained with two losses side by side; see `LogisticDuel` for its conventions. */
export const digitPairLab: Lab = {
  id: 'digit-pair',
  version: 1,
  title: 'Two digits, two losses',
  docs: 'One neuron learns to tell two handwritten digits apart, once with the cross entropy and once with the squared distance, from the same start on the same images. Look at both counts of right test images, then start with wide weights or with wrong labels and look at the pull on the images that are still wrong.',
  group: 'Training',
  usualSeconds: 1,
  settings: duelSettings,
  measures: duelMeasureSpecs,
  curves: {
    lossCrossEntropy: { docs: 'cross entropy', axis: 'log', group: 'Training loss' },
    lossSquared: { docs: 'squared distance', axis: 'log', group: 'Training loss' },
    testCrossEntropy: { docs: 'cross entropy', axis: 'linear', group: 'Test accuracy' },
    testSquared: { docs: 'squared distance', axis: 'linear', group: 'Test accuracy' },
    pullCrossEntropy: { docs: 'cross entropy', axis: 'log', group: 'Mean slope of wrong images' },
    pullSquared: { docs: 'squared distance', axis: 'log', group: 'Mean slope of wrong images' },
  },
  defaultSeed: 1,
  takesImages: {
    builtIn: '8 × 8 digits',
    docs: 'Pictures of up to 64 × 64 pixels. Those of the classes low and high are taken, 2,000 at most.',
  },
  start: (settings, seed, own) => new DuelRun(settings, seed, own?.images),
};
