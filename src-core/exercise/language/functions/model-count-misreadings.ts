import { isConv, isPool, kernelOf, outChannels, product } from './layer-count.ts';
import type { CountMisreading, LayerCount } from './layer-count.ts';
import type { ShapedLayer } from '#core/layers/shape-model.ts';
import { sizesArgument } from './model-arguments.ts';
import type { Arguments } from './pack-function.ts';

const biasesOf = ({ parameters }: ShapedLayer, given: Arguments): number =>
  given.boolean('bias') ? parameters.biases : 0;
const right = (layer: ShapedLayer, given: Arguments): number =>
  layer.parameters.weights + biasesOf(layer, given);
/** Weights of a convolution changed, everything else right. */
const weightsAs =
  (weights: (layer: ShapedLayer, input: readonly number[]) => number): LayerCount =>
  (layer, given, input) =>
    isConv(layer) ? weights(layer, input) + biasesOf(layer, given) : right(layer, given);

/** The ways parameters are miscounted. */
export const parameterMisreadings: CountMisreading[] = [
  {
    id: 'modelParameters.channels-forgotten',
    title: 'input channels forgotten',
    say: 'Your filters have depth 1. A filter reaches through all channels that arrive.',
    count: weightsAs((layer) => outChannels(layer) * product(kernelOf(layer))),
  },
  {
    id: 'modelParameters.biases-forgotten',
    title: 'biases forgotten',
    say: 'You counted the weights. Each output channel has a bias as well.',
    count: ({ parameters }) => parameters.weights,
  },
  {
    id: 'modelParameters.biases-counted',
    title: 'biases counted',
    say: 'You counted the biases too. Here weights alone are asked for.',
    count: ({ parameters }) => parameters.weights + parameters.biases,
  },
  {
    id: 'modelParameters.groups-ignored',
    title: 'groups ignored',
    say: 'Your filters reach through all channels. With groups each reads the channels of its own group only.',
    count: weightsAs((layer) => layer.parameters.weights * Number(layer.settings['groups'] ?? 1)),
  },
  {
    id: 'modelParameters.one-group',
    title: 'one group counted',
    say: 'You counted the weights of one group. The layer has them once for each group.',
    count: weightsAs((layer) => layer.parameters.weights / Number(layer.settings['groups'] ?? 1)),
  },
  {
    id: 'modelParameters.kernel-side',
    title: 'kernel counted along one axis',
    say: 'You counted the kernel along one axis. A k × k kernel has k² cells.',
    count: weightsAs((layer) => layer.parameters.weights / (kernelOf(layer)[0] ?? 1)),
  },
  {
    id: 'modelParameters.pool-weights',
    title: 'weights given to pooling',
    say: 'You gave weights to pooling. It has nothing to learn.',
    count: (layer, given) => (isPool(layer) ? product(kernelOf(layer)) : right(layer, given)),
  },
  {
    id: 'modelParameters.no-sharing',
    title: 'a kernel for each position',
    say: 'You counted a kernel for every position. One kernel is used at all of them.',
    count: weightsAs(({ parameters, shape }) => parameters.weights * product(shape.slice(1))),
  },
  {
    id: 'modelParameters.linear-forgotten',
    title: 'linear layers left out',
    say: 'You counted the convolutions alone. Linear layers have weights too.',
    count: (layer, given) => (layer.kind === 'Linear' ? 0 : right(layer, given)),
  },
  {
    id: 'modelParameters.bias-per-connection',
    title: 'a bias for each pair of channels',
    say: 'You counted a bias for every pair of channels. There is one for every channel that leaves.',
    count: (layer, given, input) =>
      isConv(layer) && biasesOf(layer, given) > 0
        ? layer.parameters.weights + outChannels(layer) * (input[0] as number)
        : right(layer, given),
  },
  {
    id: 'modelParameters.image-depth',
    title: 'channels of the image taken for every layer',
    say: 'Your filters are as deep as the image. Only the first layer reads the image; a filter is as deep as what arrives.',
    count: (layer, given) =>
      isConv(layer)
        ? outChannels(layer) * (sizesArgument(given, 'input')[0] ?? 1) * product(kernelOf(layer)) +
          biasesOf(layer, given)
        : right(layer, given),
  },
  {
    id: 'modelParameters.depth-of-filters',
    title: 'number of filters taken for their depth',
    say: 'You took the number of filters for their depth. A filter is as deep as what arrives.',
    count: weightsAs((layer) => outChannels(layer) ** 2 * product(kernelOf(layer))),
  },
  {
    id: 'modelParameters.statistics-counted',
    title: 'running statistics counted',
    say: 'You counted the running means and variances. They are held but not learned.',
    count: (layer, given) => right(layer, given) + layer.parameters.statistics,
  },
];
