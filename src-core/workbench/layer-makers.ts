import { ArgumentError } from '#core/errors.ts';
import type { Setting, Settings, Shape } from '#core/layers/layer-kind.ts';
import { shownSetting } from '#core/layers/settings.ts';
import * as nn from '#core/nn/index.ts';
import { ChannelShuffle } from './channel-shuffle.ts';

/** A layer from its complete settings and the shape that arrives, without the batch. */
type Maker = (settings: Settings, input: Shape) => nn.Layer;

const dtype = 'float64';

/**
 * A layer of `src-core/nn` for every layer that `src-core/layers` knows, by PyTorch's name; merges are no layers.
 *
 * Errors: ArgumentError for settings that cannot be computed.
 */
export const layerMakers: Readonly<Record<string, Maker>> = {
  Conv1d: (s) => new nn.Conv1d(...convArguments(s)),
  Conv2d: (s) => new nn.Conv2d(...convArguments(s)),
  Conv3d: (s) => new nn.Conv3d(...convArguments(s)),
  ConvTranspose1d: (s) => new nn.ConvTranspose1d(...transposedArguments(s)),
  ConvTranspose2d: (s) => new nn.ConvTranspose2d(...transposedArguments(s)),
  ConvTranspose3d: (s) => new nn.ConvTranspose3d(...transposedArguments(s)),
  MaxPool1d: (s) => new nn.MaxPool1d(numbers(s, 'kernelSize'), options(s)),
  MaxPool2d: (s) => new nn.MaxPool2d(numbers(s, 'kernelSize'), options(s)),
  MaxPool3d: (s) => new nn.MaxPool3d(numbers(s, 'kernelSize'), options(s)),
  AvgPool1d: (s) => new nn.AvgPool1d(numbers(s, 'kernelSize'), options(s)),
  AvgPool2d: (s) => new nn.AvgPool2d(numbers(s, 'kernelSize'), options(s)),
  AvgPool3d: (s) => new nn.AvgPool3d(numbers(s, 'kernelSize'), options(s)),
  AdaptiveAvgPool1d: (s) => new nn.AdaptiveAvgPool1d(outputSize(s)),
  AdaptiveAvgPool2d: (s) => new nn.AdaptiveAvgPool2d(outputSize(s)),
  AdaptiveAvgPool3d: (s) => new nn.AdaptiveAvgPool3d(outputSize(s)),
  AdaptiveMaxPool1d: (s) => new nn.AdaptiveMaxPool1d(outputSize(s)),
  AdaptiveMaxPool2d: (s) => new nn.AdaptiveMaxPool2d(outputSize(s)),
  AdaptiveMaxPool3d: (s) => new nn.AdaptiveMaxPool3d(outputSize(s)),
  Linear: (s) =>
    new nn.Linear(whole(s, 'inFeatures'), whole(s, 'outFeatures'), {
      bias: s['bias'] !== false,
      dtype,
    }),
  Flatten: (s) => new nn.Flatten({ startDim: whole(s, 'startDim'), endDim: whole(s, 'endDim') }),
  Unflatten: (s) => new nn.Unflatten(whole(s, 'dim'), list(s, 'unflattenedSize')),
  BatchNorm1d: (s) => new nn.BatchNorm1d(whole(s, 'numFeatures'), options(s)),
  BatchNorm2d: (s) => new nn.BatchNorm2d(whole(s, 'numFeatures'), options(s)),
  BatchNorm3d: (s) => new nn.BatchNorm3d(whole(s, 'numFeatures'), options(s)),
  InstanceNorm1d: (s) => new nn.InstanceNorm1d(whole(s, 'numFeatures'), options(s)),
  InstanceNorm2d: (s) => new nn.InstanceNorm2d(whole(s, 'numFeatures'), options(s)),
  InstanceNorm3d: (s) => new nn.InstanceNorm3d(whole(s, 'numFeatures'), options(s)),
  GroupNorm: (s) => new nn.GroupNorm(whole(s, 'numGroups'), whole(s, 'numChannels'), options(s)),
  LayerNorm: (s) => new nn.LayerNorm(list(s, 'normalizedShape'), options(s)),
  RMSNorm: (s) => new nn.RMSNorm(list(s, 'normalizedShape'), options(s)),
  ReLU: () => new nn.ReLU(),
  ReLU6: () => new nn.ReLU6(),
  LeakyReLU: (s) => new nn.LeakyReLU(options(s)),
  ELU: (s) => new nn.ELU(options(s)),
  CELU: (s) => new nn.CELU(options(s)),
  SELU: () => new nn.SELU(),
  GELU: (s) => new nn.GELU(options(s)),
  SiLU: () => new nn.SiLU(),
  Mish: () => new nn.Mish(),
  Sigmoid: () => new nn.Sigmoid(),
  LogSigmoid: () => new nn.LogSigmoid(),
  Tanh: () => new nn.Tanh(),
  Tanhshrink: () => new nn.Tanhshrink(),
  Softplus: (s) => new nn.Softplus(options(s)),
  Softsign: () => new nn.Softsign(),
  Hardtanh: (s) => new nn.Hardtanh(options(s)),
  Hardsigmoid: () => new nn.Hardsigmoid(),
  Hardswish: () => new nn.Hardswish(),
  Softmax: (s) => new nn.Softmax(channelAxis(s)),
  LogSoftmax: (s) => new nn.LogSoftmax(channelAxis(s)),
  PReLU: (s) => new nn.PReLU({ numParameters: whole(s, 'numParameters'), dtype }),
  Upsample: (s) => new nn.Upsample(options(s)),
  ZeroPad1d: (s) => new nn.ZeroPad1d(numbers(s, 'padding')),
  ZeroPad2d: (s) => new nn.ZeroPad2d(numbers(s, 'padding')),
  ZeroPad3d: (s) => new nn.ZeroPad3d(numbers(s, 'padding')),
  ChannelShuffle: (s) => new ChannelShuffle(whole(s, 'groups')),
  // In evaluation these hand their input on.
  ...Object.fromEntries(
    'Identity Dropout Dropout1d Dropout2d Dropout3d AlphaDropout StochasticDepth'
      .split(' ')
      .map((name): [string, Maker] => [name, () => new nn.Identity()]),
  ),
};

function convArguments(s: Settings): ConstructorParameters<typeof nn.Conv2d> {
  return windowArguments(s) as ConstructorParameters<typeof nn.Conv2d>;
}

function transposedArguments(s: Settings): ConstructorParameters<typeof nn.ConvTranspose2d> {
  return windowArguments(s) as ConstructorParameters<typeof nn.ConvTranspose2d>;
}

function windowArguments(s: Settings) {
  const mode = s['paddingMode'];
  if (mode !== undefined && mode !== 'zeros')
    throw new ArgumentError('bench', 'padding with zeros', `padding_mode ${shownSetting(mode)}`);
  const sizes = [whole(s, 'inChannels'), whole(s, 'outChannels'), numbers(s, 'kernelSize')];
  return [...sizes, options(s)];
}

/** The named settings as a layer takes them: what is None is left out. */
function options(settings: Settings): Record<string, never> {
  const given: [string, unknown][] = Object.entries(settings).filter(([, value]) => value !== null);
  return Object.fromEntries([...given, ['dtype', dtype]]) as Record<string, never>;
}

function whole(settings: Settings, name: string): number {
  const value = settings[name];
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw new ArgumentError('bench', `${name} as a whole number`, shownSetting(value));
}

function numbers(settings: Settings, name: string): number | readonly number[] {
  const value = settings[name];
  return typeof value === 'number' ? value : list(settings, name);
}

function list(settings: Settings, name: string): readonly number[] {
  const value: Setting | undefined = settings[name];
  const all = typeof value === 'number' ? [value] : value;
  if (Array.isArray(all) && all.every((each) => typeof each === 'number')) return all;
  throw new ArgumentError('bench', `${name} as whole numbers`, shownSetting(value));
}

/** Sizes of an adaptive pool: null keeps that of the input. */
function outputSize(settings: Settings): number | (number | null)[] {
  const value = settings['outputSize'];
  return (typeof value === 'object' ? [...(value ?? [null])] : value) as number | (number | null)[];
}

/** The axis of a softmax; left out it is that of the channels. */
function channelAxis(settings: Settings): number {
  const dim = settings['dim'];
  return typeof dim === 'number' ? dim : 1;
}
