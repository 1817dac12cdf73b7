import { oneOf } from '../../../experiment.ts';
import type { Lab } from '../../../lab.ts';
import { LenetRun } from './lenet-run.ts';

/** LeNet-5 on drawn digits or on the learner's own pictures, with all connections of C3 or with those of 1998. */
export const lenetLab: Lab = {
  id: 'lenet',
  version: 1,
  title: 'LeNet-5 learns to read',
  docs: 'The network of 1998 learns to tell ten drawn digits of 28 × 28 pixels apart, or pictures of your own. Compare all connections between the second and the third layer with the table of 1998, ReLU with tanh, and watch filters come about.',
  group: 'Training',
  usualSeconds: 8,
  settings: {
    connections: oneOf('connections into C3', ['all 96', 'the 60 of 1998']),
    activation: oneOf('activation', ['ReLU', 'tanh']),
    pooling: oneOf('pooling', ['max', 'average']),
    rate: { docs: 'learning rate', fallback: 0.02, min: 0, max: 1 },
    momentum: { docs: 'momentum', fallback: 0.9, min: 0, max: 0.99 },
    batch: { docs: 'pictures in a batch', fallback: 32, min: 1, max: 64, isInteger: true },
    epochs: { docs: 'epochs', fallback: 5, min: 1, max: 40, isInteger: true },
    training: {
      docs: 'pictures to learn from; of your own, at most so many',
      fallback: 3000,
      min: 100,
      max: 20_000,
      isInteger: true,
    },
  },
  measures: {
    accuracy: { docs: 'share of test pictures that are classified rightly', digits: 4 },
    loss: { docs: 'mean cross entropy of the batches of the last epoch', digits: 4 },
    parameters: { docs: 'parameters that are trained', digits: 0 },
  },
  curves: {
    loss: { docs: 'batch', axis: 'log', group: 'Cross entropy' },
    accuracy: { docs: 'of 300 test pictures', axis: 'linear', group: 'Accuracy' },
  },
  defaultSeed: 1,
  takesImages: {
    builtIn: 'drawn digits',
    docs: 'Pictures of 28 × 28 pixels in 2 to 100 classes, such as MNIST and its relatives.',
  },
  start: (settings, seed, own) => new LenetRun(settings, seed, own?.images),
};
