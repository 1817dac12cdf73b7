import { isConv, kernelOf, product } from './layer-count.ts';
import type { CountMisreading } from './layer-count.ts';

/** The ways multiplications are miscounted. */
export const multiplicationMisreadings: CountMisreading[] = [
  {
    id: 'modelMultiplications.positions-forgotten',
    title: 'output positions left out',
    say: 'This is the number of weights. Each of them is used once at every position of the output.',
    count: ({ parameters, multiplyAdds }) => (multiplyAdds > 0 ? parameters.weights : 0),
  },
  {
    id: 'modelMultiplications.channels-forgotten',
    title: 'input channels forgotten',
    say: 'You multiplied in one channel only. Each result sums over all channels that its filter reads.',
    count: (layer) =>
      isConv(layer)
        ? layer.multiplyAdds / (layer.weightShape?.[1] ?? 1)
        : (layer.cost().multiply ?? 0),
  },
  {
    id: 'modelMultiplications.groups-ignored',
    title: 'groups ignored',
    say: 'You multiplied with all channels. With groups each filter reads the channels of its own group only.',
    count: (layer) =>
      isConv(layer)
        ? layer.multiplyAdds * Number(layer.settings['groups'] ?? 1)
        : (layer.cost().multiply ?? 0),
  },
  {
    id: 'modelMultiplications.input-positions',
    title: 'positions of the input counted',
    say: 'You multiplied at every position of the input. There are as many products as positions of the output.',
    count: (layer, _given, input) =>
      isConv(layer)
        ? layer.parameters.weights * product(input.slice(1))
        : (layer.cost().multiply ?? 0),
  },
  {
    id: 'modelMultiplications.one-axis',
    title: 'one axis of positions',
    say: 'You counted the positions along one axis. The output has rows and columns.',
    count: (layer) =>
      isConv(layer)
        ? layer.parameters.weights * (layer.shape.at(-1) as number)
        : (layer.cost().multiply ?? 0),
  },
];

/** The ways additions are miscounted. */
export const additionMisreadings: CountMisreading[] = [
  {
    id: 'modelAdditions.as-many-as-products',
    title: 'as many additions as products',
    say: 'n products are added with n − 1 additions. You counted n.',
    count: (layer) => (layer.multiplyAdds > 0 ? layer.multiplyAdds : (layer.cost().add ?? 0)),
  },
  {
    id: 'modelAdditions.saved-once-per-position',
    title: 'one addition saved for each position',
    say: 'You saved one addition at each position. Each channel of the output saves one there.',
    count: (layer) =>
      isConv(layer) ? layer.multiplyAdds - product(layer.shape.slice(1)) : (layer.cost().add ?? 0),
  },
  {
    id: 'modelAdditions.channels-apart',
    title: 'sum over the channels left out',
    say: 'You added within each channel. The sums of the channels have to be added too.',
    count: (layer) => {
      const taps = product(kernelOf(layer));
      return isConv(layer) ? (layer.multiplyAdds / taps) * (taps - 1) : (layer.cost().add ?? 0);
    },
  },
  {
    id: 'modelAdditions.bias-forgotten',
    title: 'additions of the biases left out',
    say: 'The bias is one more addition for every number of the output.',
    count: (layer) =>
      (layer.cost().add ?? 0) - (layer.parameters.biases > 0 ? product(layer.shape) : 0),
  },
];
