import { oneOf } from '../../../experiment.ts';
import type { Lab } from '../../../lab.ts';
import { VaeRun } from './vae-run.ts';

/** A variational autoencoder on the 8 × 8 digits. */
export const vaeLab: Lab = {
  id: 'vae',
  version: 1,
  title: 'A variational autoencoder of digits',
  docs: 'Encoder and decoder learn the 8 × 8 digits through a few latent numbers. Watch both terms of the evidence lower bound, the plane of the latent numbers fill, and how much more the score-function gradient scatters than the reparameterised one; then train with it.',
  group: 'Training',
  usualSeconds: 8,
  settings: {
    latent: { docs: 'latent numbers', fallback: 2, min: 2, max: 16, isInteger: true },
    hidden: {
      docs: 'hidden units of encoder and decoder',
      fallback: 64,
      min: 4,
      max: 256,
      isInteger: true,
    },
    estimator: oneOf('gradient of the encoder', ['reparameterised', 'score function']),
    beta: {
      docs: 'weight of the KL term; 1 for the evidence lower bound',
      fallback: 1,
      min: 0,
      max: 10,
    },
    rate: { docs: 'learning rate of Adam', fallback: 0.005, min: 0, max: 0.5 },
    batch: { docs: 'images in a batch', fallback: 50, min: 1, max: 256, isInteger: true },
    epochs: { docs: 'epochs', fallback: 30, min: 1, max: 200, isInteger: true },
  },
  measures: {
    elbo: { docs: 'evidence lower bound, mean over the test images', digits: 3, unit: 'nats' },
    reconstruction: {
      docs: 'E[−log p(x | z)], mean over the test images',
      digits: 3,
      unit: 'nats',
    },
    kl: { docs: 'KL(q ‖ p), mean over the test images', digits: 3, unit: 'nats' },
    ratio: {
      docs: 'variance of the score-function gradient divided by that of the reparameterised one',
      digits: 1,
    },
  },
  curves: {
    batch: {
      docs: 'bound on the batch',
      axis: 'linear',
      group: 'Evidence lower bound, nats an image',
    },
    elbo: {
      docs: 'bound on the test images',
      axis: 'linear',
      group: 'Evidence lower bound, nats an image',
    },
    reconstruction: {
      docs: 'reconstruction',
      axis: 'linear',
      group: 'Its two terms, nats an image',
    },
    kl: { docs: 'KL', axis: 'linear', group: 'Its two terms, nats an image' },
    pathwise: { docs: 'reparameterised', axis: 'log', group: 'Variance of the gradient in μ' },
    score: { docs: 'score function', axis: 'log', group: 'Variance of the gradient in μ' },
  },
  defaultSeed: 1,
  start: (settings, seed) => new VaeRun(settings, seed),
};
