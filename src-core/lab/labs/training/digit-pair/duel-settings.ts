import { oneOf } from '../../../experiment.ts';
import type { Setting, Settings } from '../../../experiment.ts';
import type { DuelSettings } from './logistic-duel.ts';

const SPLITS = ['by position', 'by the seed'] as const;

/** What every run on two digits may be told, whatever the split. */
const contestSettings = {
  low: { docs: 'first digit or class, −1', fallback: 4, min: 0, max: 9, isInteger: true },
  high: { docs: 'second digit or class, +1', fallback: 9, min: 0, max: 9, isInteger: true },
  training: {
    docs: 'training images, where the seed picks them',
    fallback: 288,
    min: 1,
    max: 1999,
    isInteger: true,
  },
  rate: { docs: 'learning rate', fallback: 0.5, min: 0, max: 10 },
  epochs: { docs: 'epochs', fallback: 300, min: 1, max: 2000, isInteger: true },
  batch: {
    docs: 'images in a batch; 0 takes all at once',
    fallback: 0,
    min: 0,
    max: 340,
    isInteger: true,
  },
  spread: { docs: 'S: start weights lie between −S and S', fallback: 0, min: 0, max: 20 },
  noise: { docs: 'share of training labels that are reversed', fallback: 0, min: 0, max: 0.5 },
} as const satisfies Record<string, Setting>;

/** The settings of one run. */
export const duelSettings = {
  split: oneOf('how test images are chosen', SPLITS),
  fold: {
    docs: 'by position, one image of so many is tested',
    fallback: 5,
    min: 2,
    max: 20,
    isInteger: true,
  },
  remainder: {
    docs: 'by position, what a test image leaves on division by fold',
    fallback: 4,
    min: 0,
    max: 19,
    isInteger: true,
  },
  ...contestSettings,
} as const satisfies Record<string, Setting>;

/** The settings of runs over many splits. */
export const splitsSettings = {
  ...contestSettings,
  epochs: { ...contestSettings.epochs, fallback: 100 },
  splits: { docs: 'number of splits', fallback: 20, min: 1, max: 40, isInteger: true },
} as const satisfies Record<string, Setting>;

/** What `duelSettings` say. */
export function duelOf(settings: Settings): DuelSettings {
  if (settings.number('split') !== 0) return contestOf(settings);
  const split = { fold: settings.number('fold'), remainder: settings.number('remainder') };
  return { ...contestOf(settings), split };
}

/** What `contestSettings` say, with a split by the seed. */
export function contestOf(settings: Settings): DuelSettings {
  return {
    low: settings.number('low'),
    high: settings.number('high'),
    split: { training: settings.number('training') },
    rate: settings.number('rate'),
    batch: settings.number('batch'),
    spread: settings.number('spread'),
    noise: settings.number('noise'),
  };
}
