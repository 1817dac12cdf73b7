import type { Lab } from '../../../lab.ts';
import { MlpRun } from './mlp-run.ts';
import { mlpSettingsWith } from './mlp-settings.ts';

/** What all labs with a fully connected network on the 8 × 8 digits have in common. */
const common = {
  version: 1,
  group: 'Training',
  measures: {
    accuracy: { docs: 'share of test images that are classified rightly', digits: 4 },
    gap: { docs: 'accuracy on the training images minus that on the test images', digits: 4 },
    loss: { docs: 'cross entropy of the last batch', digits: 4 },
    ratio: {
      docs: 'gradient of the first layer divided by that of the output, last batch',
      digits: 6,
    },
  },
  curves: {
    loss: { docs: 'batch', axis: 'log', group: 'Cross entropy' },
    test: { docs: 'test', axis: 'linear', group: 'Accuracy' },
    training: { docs: 'training', axis: 'linear', group: 'Accuracy' },
    first: { docs: 'first layer', axis: 'log', group: 'Gradient, root mean square' },
    last: { docs: 'output', axis: 'log', group: 'Gradient, root mean square' },
  },
  defaultSeed: 1,
  start: (settings, seed) => new MlpRun(settings, seed),
} as const satisfies Partial<Lab>;

/** Deep networks with and without connections around each layer. */
export const residualLab: Lab = {
  ...common,
  id: 'residual',
  title: 'Vanishing gradients and residual connections',
  docs: 'A deep network of sigmoid, tanh or ReLU layers on the 8 × 8 digits. Without residual connections the gradient of the first layer is smaller with every layer in between, and a deep network does not learn; add them and compare. Then try batch normalisation in their place.',
  usualSeconds: 5,
  settings: mlpSettingsWith({ depth: 20, activation: 1, rate: 0.02, epochs: 8 }),
};

/** The same network with and without batch normalisation. */
export const batchNormLab: Lab = {
  ...common,
  id: 'batch-norm',
  title: 'Batch normalisation on and off',
  docs: 'A network of sigmoid layers on the 8 × 8 digits, with batch normalisation before each activation. Switch it off, raise the learning rate, make batches small: when does it help, and when does it hurt?',
  usualSeconds: 3,
  settings: mlpSettingsWith({ depth: 5, activation: 0, norm: 1, rate: 0.1, epochs: 6 }),
};

/** A large network on few images, with and without dropout. */
export const dropoutLab: Lab = {
  ...common,
  id: 'dropout',
  title: 'Dropout on and off',
  docs: 'A network with far more units than it needs learns from few of the 8 × 8 digits. Watch the gap between training and test accuracy with and without dropout, and what too much of it does.',
  usualSeconds: 3,
  settings: mlpSettingsWith({ width: 128, dropout: 0.5, training: 150, epochs: 60 }),
};
