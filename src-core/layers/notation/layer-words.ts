import { layerKinds } from '../kinds/index.ts';
import type { Settings } from '../layer-kind.ts';

/** What a word of the short notation stands for. */
export interface LayerWord {
  /** PyTorch's name or a family such as `Conv`. */
  kind: string;
  /** What bare numbers mean, in order. */
  positional: readonly string[];
  /** What the word says by itself. */
  fixed: Settings;
}

const word = (
  kind: string,
  positional: readonly string[] = [],
  fixed: Settings = {},
): LayerWord => ({ kind, positional, fixed });

const window = ['kernelSize', 'stride', 'padding'];
const conv = ['outChannels', ...window];

/** Families with their words; each also exists with 1d, 2d or 3d at its end. */
const families: readonly [words: readonly string[], meaning: LayerWord][] = [
  [['conv'], word('Conv', conv)],
  [['tconv', 'convt', 'deconv', 'convtranspose'], word('ConvTranspose', conv)],
  [['dw', 'depthwise'], word('Conv', window, { groups: 'in', outChannels: 'in' })],
  [['pw', 'pointwise'], word('Conv', ['outChannels', 'stride'], { kernelSize: 1 })],
  [['maxpool'], word('MaxPool', window)],
  [['avgpool'], word('AvgPool', window)],
  [['adaptiveavgpool'], word('AdaptiveAvgPool', ['outputSize'])],
  [['adaptivemaxpool'], word('AdaptiveMaxPool', ['outputSize'])],
  [['gap', 'globalavgpool'], word('AdaptiveAvgPool', [], { outputSize: 1 })],
  [['gmp', 'globalmaxpool'], word('AdaptiveMaxPool', [], { outputSize: 1 })],
  [['bn', 'batchnorm'], word('BatchNorm', ['numFeatures'])],
  [['in', 'instancenorm'], word('InstanceNorm', ['numFeatures'])],
  [['zeropad', 'pad'], word('ZeroPad', ['padding'])],
];

const others: readonly [words: readonly string[], meaning: LayerWord][] = [
  [['linear', 'fc', 'dense'], word('Linear', ['outFeatures'])],
  [['flatten'], word('Flatten', ['startDim', 'endDim'])],
  [['unflatten'], word('Unflatten', ['dim', 'unflattenedSize'])],
  [['ln', 'layernorm'], word('LayerNorm', ['normalizedShape'])],
  [['gn', 'groupnorm'], word('GroupNorm', ['numGroups'])],
  [['upsample', 'up'], word('Upsample', ['scaleFactor'])],
  [['shuffle', 'channelshuffle'], word('ChannelShuffle', ['groups'])],
  [['dropout', 'drop'], word('Dropout', ['p'])],
  [['lrelu', 'leakyrelu'], word('LeakyReLU', ['negativeSlope'])],
];

/** Words of the short notation, in small letters. PyTorch's own names are looked up apart. */
export const layerWords: ReadonlyMap<string, LayerWord> = new Map([
  ...[...layerKinds.keys()].map((name) => [name.toLowerCase(), word(name)] as const),
  ...others.flatMap(([names, meaning]) => names.map((name) => [name, meaning] as const)),
  ...families.flatMap(([names, meaning]) =>
    names.flatMap((name) => [
      [name, meaning] as const,
      ...[1, 2, 3].map(
        (axes) => [`${name}${axes}d`, { ...meaning, kind: `${meaning.kind}${axes}d` }] as const,
      ),
    ]),
  ),
]);

/** Letters and other spellings of arguments. */
const ALIASES: Readonly<Record<string, string>> = {
  k: 'kernelSize',
  s: 'stride',
  p: 'padding',
  d: 'dilation',
  g: 'groups',
  op: 'outputPadding',
  kernel: 'kernelSize',
  out: 'outChannels',
  in: 'inChannels',
  filters: 'outChannels',
  units: 'outFeatures',
  strides: 'stride',
  scale: 'scaleFactor',
  size: 'outputSize',
};

/** PyTorch's name in camelCase of an argument as it was written. */
export function argumentName(written: string, known: readonly string[]): string {
  if (known.includes(written)) return written;
  const alias = Object.hasOwn(ALIASES, written) ? (ALIASES[written] as string) : written;
  // `in` and `out` are channels of one layer and features of another.
  const features = alias.replace('Channels', 'Features');
  return known.includes(alias) || !known.includes(features) ? alias : features;
}

/** The arguments that a kind or family knows; undefined where any may stand. */
export function argumentsOf(kind: string): readonly string[] | undefined {
  const found = layerKinds.get(kind) ?? layerKinds.get(`${kind}2d`);
  return found && !found.takesAnything ? found.settings.map(({ name }) => name) : undefined;
}
