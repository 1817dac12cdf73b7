import type { Setting, Settings } from '../../experiment.ts';
import { NET_A } from '../../nets/net-kinds.ts';
import { SECOND_NAMES } from './training-names.ts';
import { TrainingStage } from './training-stage.ts';

/** How long the nets are trained. */
export const epochsSetting: Setting = {
  docs: 'epochs of training',
  fallback: NET_A.epochs,
  min: 1,
  max: 24,
  isInteger: true,
};

/** The start of a second net, which had no part in making a picture. */
export const secondSeedSetting: Setting = {
  docs: 'seed of the second net',
  fallback: 7644,
  min: 0,
  max: 2 ** 31 - 1,
  isInteger: true,
};

/** Trains net A, from the seed of the run. */
export function firstNet(settings: Settings, seed: number): TrainingStage {
  return new TrainingStage(NET_A, seed, { epochs: settings.number('epochs') });
}

/** Trains net A once more, from a seed of its own. */
export function secondNet(settings: Settings): TrainingStage {
  const epochs = settings.number('epochs');
  return new TrainingStage(NET_A, settings.number('secondSeed'), { epochs }, SECOND_NAMES);
}
