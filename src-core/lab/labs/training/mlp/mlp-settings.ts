import { oneOf } from '../../../experiment.ts';
import type { Setting, Settings } from '../../../experiment.ts';
import { activationSetting } from '../common/activation-layer.ts';
import type { MlpOptions } from './mlp-model.ts';

const offOn = (docs: string, fallback: 0 | 1): Setting => oneOf(docs, ['off', 'on'], fallback);

/** Everything that a fully connected network on the 8 × 8 digits may be told. */
export const mlpSettings = {
  depth: { docs: 'hidden layers', fallback: 2, min: 1, max: 40, isInteger: true },
  width: { docs: 'units of a hidden layer', fallback: 32, min: 2, max: 256, isInteger: true },
  activation: activationSetting('ReLU'),
  norm: offOn('batch normalisation', 0),
  residual: offOn('residual connections', 0),
  dropout: { docs: 'share of hidden units that are dropped', fallback: 0, min: 0, max: 0.9 },
  rate: { docs: 'learning rate', fallback: 0.05, min: 0, max: 10 },
  momentum: { docs: 'momentum', fallback: 0.9, min: 0, max: 0.99 },
  decay: { docs: 'weight decay', fallback: 0, min: 0, max: 1 },
  batch: { docs: 'images in a batch', fallback: 32, min: 2, max: 256, isInteger: true },
  epochs: { docs: 'epochs', fallback: 10, min: 1, max: 200, isInteger: true },
  training: {
    docs: 'images to learn from, of 1,797',
    fallback: 1200,
    min: 20,
    max: 1500,
    isInteger: true,
  },
} as const satisfies Record<string, Setting>;

/** `mlpSettings` with other values where nothing is said. */
export function mlpSettingsWith(
  fallbacks: Readonly<Partial<Record<keyof typeof mlpSettings, number>>>,
): Record<keyof typeof mlpSettings, Setting> {
  const settings: Record<keyof typeof mlpSettings, Setting> = { ...mlpSettings };
  for (const [name, fallback] of Object.entries(fallbacks)) {
    const key = name as keyof typeof mlpSettings;
    settings[key] = { ...settings[key], fallback };
  }
  return settings;
}

export function mlpOptions(settings: Settings): MlpOptions {
  return {
    inputs: 64,
    depth: settings.number('depth'),
    width: settings.number('width'),
    activation: settings.number('activation'),
    hasNorm: settings.number('norm') === 1,
    isResidual: settings.number('residual') === 1,
    dropout: settings.number('dropout'),
    classes: 10,
  };
}
