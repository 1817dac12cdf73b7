import { oneOf } from '../../../experiment.ts';
import type { Lab } from '../../../lab.ts';
import { activationSetting } from '../common/activation-layer.ts';
import { pointSets } from './points.ts';
import { MOST_UNITS, SurfaceRun } from './surface-run.ts';

/** x₁ + x₂ − 1 and its negative through ReLU; z = ½ − h₁ − h₂ is above 0 for exactly one input 1. */
const XOR_BY_HAND = [1, 1, -1, -1, -1, 1, -1, -1, 0.5];

/** A network with one hidden layer on points of the plane, from random weights or from weights set by hand. */
export const surfaceLab: Lab = {
  id: 'xor',
  version: 1,
  title: 'Exclusive or, and what a hidden layer can do',
  docs: 'A network with one hidden layer learns to part two classes in the plane, and its decision surface is drawn as it goes. How many hidden units does the exclusive or take with each activation? Set weights by hand to start from a network of your own; with rate 0 it stays as it is.',
  group: 'Training',
  usualSeconds: 1,
  settings: {
    points: oneOf('points', pointSets),
    hidden: { docs: 'hidden units', fallback: 2, min: 1, max: MOST_UNITS, isInteger: true },
    activation: activationSetting('ReLU'),
    rate: { docs: 'learning rate', fallback: 0.1, min: 0, max: 10 },
    momentum: { docs: 'momentum', fallback: 0.9, min: 0, max: 0.99 },
    steps: {
      docs: 'steps, each over all points',
      fallback: 500,
      min: 1,
      max: 10_000,
      isInteger: true,
    },
    start: oneOf('start', ['random weights', 'weights set by hand']),
    weights: {
      docs: 'by hand: two weights and a bias for each hidden unit, then the output weights and bias',
      fallback: XOR_BY_HAND,
      min: -100,
      max: 100,
      maxLength: 4 * MOST_UNITS + 1,
    },
  },
  measures: {
    loss: { docs: 'mean cross entropy at the end', digits: 6 },
    right: { docs: 'points that are classified rightly', digits: 0 },
    dead: { docs: 'hidden units that are 0 on every point', digits: 0 },
  },
  curves: {
    loss: { docs: 'over all points', axis: 'log', group: 'Cross entropy' },
    accuracy: { docs: 'over all points', axis: 'linear', group: 'Accuracy' },
  },
  defaultSeed: 1,
  start: (settings, seed) => new SurfaceRun(settings, seed),
};
