import { aroundConvs, groupsOf, isPool, kernelOf, outChannels, product } from './layer-count.ts';
import type { CountMisreading, LayerCount } from './layer-count.ts';
import { sizesArgument } from './model-arguments.ts';

/** Weights and, where they are asked for, biases. */
export const parametersOf: LayerCount = ({ parameters: { weights, biases } }, given) => ({
  main: weights,
  biases: given.boolean('bias') ? biases : 0,
});

/** The ways parameters are miscounted. */
export const parameterMisreadings: readonly CountMisreading[] = [
  {
    id: 'modelParameters.channels-forgotten',
    title: 'input channels forgotten',
    say: 'Your filters have depth 1. A filter reaches through all channels that arrive.',
    around: aroundConvs((_, layer) => ({ main: outChannels(layer) * product(kernelOf(layer)) })),
  },
  {
    id: 'modelParameters.biases-forgotten',
    title: 'biases forgotten',
    say: 'You counted the weights. Each output channel has a bias as well.',
    around:
      (rest) =>
      (...about) => ({ ...rest(...about), biases: 0 }),
  },
  {
    id: 'modelParameters.biases-counted',
    title: 'biases counted',
    say: 'You counted the biases too. Here weights alone are asked for.',
    around:
      (rest) =>
      (layer, ...about) => ({
        ...rest(layer, ...about),
        biases: layer.parameters.biases,
      }),
  },
  {
    id: 'modelParameters.groups-ignored',
    title: 'groups ignored',
    say: 'Your filters reach through all channels. With groups each reads the channels of its own group only.',
    around: aroundConvs(({ main }, layer) => ({ main: main * groupsOf(layer) })),
  },
  {
    id: 'modelParameters.one-group',
    title: 'one group counted',
    say: 'You counted the weights of one group. The layer has them once for each group.',
    around: aroundConvs(({ main }, layer) => ({ main: main / groupsOf(layer) })),
  },
  {
    id: 'modelParameters.kernel-side',
    title: 'kernel counted along one axis',
    say: 'You counted the kernel along one axis. A k × k kernel has k² cells.',
    around: aroundConvs(({ main }, layer) => ({ main: main / (kernelOf(layer)[0] ?? 1) })),
  },
  {
    id: 'modelParameters.pool-weights',
    title: 'weights given to pooling',
    say: 'You gave weights to pooling. It has nothing to learn.',
    around:
      (rest) =>
      (layer, ...about) =>
        isPool(layer) ? { main: product(kernelOf(layer)), biases: 0 } : rest(layer, ...about),
  },
  {
    id: 'modelParameters.no-sharing',
    title: 'a kernel for each position',
    say: 'You counted a kernel for every position. One kernel is used at all of them.',
    around: aroundConvs(({ main }, { shape }) => ({ main: main * product(shape.slice(1)) })),
  },
  {
    id: 'modelParameters.linear-forgotten',
    title: 'linear layers left out',
    say: 'You counted the convolutions alone. Linear layers have weights too.',
    around:
      (rest) =>
      (layer, ...about) =>
        layer.kind === 'Linear' ? { main: 0, biases: 0 } : rest(layer, ...about),
  },
  {
    id: 'modelParameters.bias-per-connection',
    title: 'a bias for each pair of channels',
    say: 'You counted a bias for every pair of channels. There is one for every channel that leaves.',
    around: aroundConvs(({ biases }, layer, _given, [channels = 1]) => ({
      biases: biases > 0 ? outChannels(layer) * channels : 0,
    })),
  },
  {
    id: 'modelParameters.image-depth',
    title: 'channels of the image taken for every layer',
    say: 'Your filters are as deep as the image. Only the first layer reads the image; a filter is as deep as what arrives.',
    around: aroundConvs((_, layer, given) => ({
      main: outChannels(layer) * (sizesArgument(given, 'input')[0] ?? 1) * product(kernelOf(layer)),
    })),
  },
  {
    id: 'modelParameters.depth-of-filters',
    title: 'number of filters taken for their depth',
    say: 'You took the number of filters for their depth. A filter is as deep as what arrives.',
    around: aroundConvs((_, layer) => ({
      main: outChannels(layer) ** 2 * product(kernelOf(layer)),
    })),
  },
  {
    id: 'modelParameters.statistics-counted',
    title: 'running statistics counted',
    say: 'You counted the running means and variances. They are held but not learned.',
    around:
      (rest) =>
      (layer, ...about) => {
        const { main, biases } = rest(layer, ...about);
        return { main: main + layer.parameters.statistics, biases };
      },
  },
];
