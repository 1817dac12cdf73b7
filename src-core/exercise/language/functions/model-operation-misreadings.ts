import type { ShapedLayer } from '#core/layers/shape-model.ts';
import { aroundConvs, groupsOf, isConv, kernelOf, plainCount, product } from './layer-count.ts';
import type { CountMisreading, LayerCount } from './layer-count.ts';

export const multiplicationsOf: LayerCount = plainCount((layer) => layer.cost().multiply ?? 0);
export const additionsOf: LayerCount = plainCount((layer) => layer.cost().add ?? 0);

const positionsOf = ({ shape }: { shape: readonly number[] }): number => product(shape.slice(1));

/** Weights for each product: 1 / positions of a convolution. */
const perProduct = ({ parameters, multiplyAdds }: ShapedLayer): number =>
  parameters.weights / multiplyAdds;

/** The ways multiplications are miscounted. */
export const multiplicationMisreadings: readonly CountMisreading[] = [
  {
    id: 'modelMultiplications.positions-forgotten',
    title: 'output positions left out',
    say: 'This is the number of weights. Each of them is used once at every position of the output.',
    around:
      (rest) =>
      (layer, ...about) => {
        if (layer.multiplyAdds === 0) return { main: 0, biases: 0 };
        const { main, biases } = rest(layer, ...about);
        return { main: main * perProduct(layer), biases };
      },
  },
  {
    id: 'modelMultiplications.channels-forgotten',
    title: 'input channels forgotten',
    say: 'You multiplied in one channel only. Each result sums over all channels that its filter reads.',
    around: aroundConvs(({ main }, layer) => ({ main: main / (layer.weightShape?.[1] ?? 1) })),
  },
  {
    id: 'modelMultiplications.groups-ignored',
    title: 'groups ignored',
    say: 'You multiplied with all channels. With groups each filter reads the channels of its own group only.',
    around: aroundConvs(({ main }, layer) => ({ main: main * groupsOf(layer) })),
  },
  {
    id: 'modelMultiplications.input-positions',
    title: 'positions of the input counted',
    say: 'You multiplied at every position of the input. There are as many products as positions of the output.',
    around: aroundConvs(({ main }, layer, _given, input) => ({
      main: main * perProduct(layer) * product(input.slice(1)),
    })),
  },
  {
    id: 'modelMultiplications.one-axis',
    title: 'one axis of positions',
    say: 'You counted the positions along one axis. The output has rows and columns.',
    around: aroundConvs(({ main }, layer) => ({
      main: main * perProduct(layer) * (layer.shape.at(-1) as number),
    })),
  },
];

/** The ways additions are miscounted. */
export const additionMisreadings: readonly CountMisreading[] = [
  {
    id: 'modelAdditions.as-many-as-products',
    title: 'as many additions as products',
    say: 'n products are added with n − 1 additions. You counted n.',
    rule: plainCount((layer) =>
      layer.multiplyAdds > 0 ? layer.multiplyAdds : (layer.cost().add ?? 0),
    ),
  },
  {
    id: 'modelAdditions.saved-once-per-position',
    title: 'one addition saved for each position',
    say: 'You saved one addition at each position. Each channel of the output saves one there.',
    rule: plainCount((layer) =>
      isConv(layer) ? layer.multiplyAdds - positionsOf(layer) : (layer.cost().add ?? 0),
    ),
  },
  {
    id: 'modelAdditions.channels-apart',
    title: 'sum over the channels left out',
    say: 'You added within each channel. The sums of the channels have to be added too.',
    rule: plainCount((layer) => {
      const taps = product(kernelOf(layer));
      return isConv(layer) ? (layer.multiplyAdds / taps) * (taps - 1) : (layer.cost().add ?? 0);
    }),
  },
  {
    id: 'modelAdditions.bias-forgotten',
    title: 'additions of the biases left out',
    say: 'The bias is one more addition for every number of the output.',
    around:
      (rest) =>
      (layer, ...about) => {
        const { main, biases } = rest(layer, ...about);
        return {
          main: main - (layer.parameters.biases > 0 ? product(layer.shape) : 0),
          biases,
        };
      },
  },
];
