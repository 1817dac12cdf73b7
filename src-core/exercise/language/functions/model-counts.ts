import type { ShapedLayer, ShapedModel } from '#core/layers/shape-model.ts';
import { totalsOf } from '#core/layers/totals.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { chosenLayers, modelArgument } from './model-arguments.ts';
import type { CountMisreading, LayerCount } from './layer-count.ts';
import { parameterMisreadings } from './model-count-misreadings.ts';
import { additionMisreadings, multiplicationMisreadings } from './model-operation-misreadings.ts';
import type { Arguments, PackFunction } from './pack-function.ts';

const parameters: LayerCount = ({ parameters: { weights, biases } }, given) =>
  weights + (given.boolean('bias') ? biases : 0);

/** Counts of parameters, operations and memory, of a whole model or one layer, for one sample. */
export const modelCountFunctions: PackFunction[] = [
  {
    signature: 'modelParameters(model, input, layer = "all", bias = true)',
    docs: 'Learned parameters of all layers or of one; `bias = false` leaves biases out. Running statistics do not count.',
    call: total(parameters),
    misreadings: counted(parameterMisreadings),
  },
  {
    signature: 'modelBiases(model, input, layer = "all")',
    docs: 'Biases of all layers or of one.',
    call: total(({ parameters: { biases } }) => biases),
    misreadings: counted([
      {
        id: 'modelBiases.per-connection',
        title: 'a bias for each pair of channels',
        say: 'You counted a bias for every pair of channels. There is one for every channel that leaves.',
        count: ({ parameters: { biases }, weightShape = [] }) => biases * (weightShape[1] ?? 1),
      },
      {
        id: 'modelBiases.input-channels',
        title: 'a bias for each input channel',
        say: 'You counted a bias for every channel that arrives. There is one for every channel that leaves.',
        count: ({ parameters: { biases }, settings }) =>
          biases === 0 ? 0 : Number(settings['inChannels'] ?? settings['inFeatures'] ?? biases),
      },
      {
        id: 'modelBiases.output-cells',
        title: 'a bias for each output cell',
        say: 'You counted a bias for every cell of the result. All cells of a channel share one.',
        count: ({ parameters: { biases }, shape }) =>
          biases === 0 ? 0 : shape.reduce((product, size) => product * size, 1),
      },
    ]),
  },
  {
    signature: 'modelStatistics(model, input, layer = "all")',
    docs: 'Running means and variances: held by batch norm, not learned.',
    call: total(({ parameters: { statistics } }) => statistics),
  },
  {
    signature: 'modelMultiplications(model, input, layer = "all")',
    docs: 'Multiplications for one sample; products with padded zeros count.',
    call: total((layer) => layer.cost().multiply ?? 0),
    misreadings: counted(multiplicationMisreadings),
  },
  {
    signature: 'modelAdditions(model, input, layer = "all")',
    docs: 'Additions for one sample: n − 1 for a sum of n products, one more for a bias.',
    call: total((layer) => layer.cost().add ?? 0),
    misreadings: counted(additionMisreadings),
  },
  {
    signature: 'modelMultiplyAdds(model, input, layer = "all")',
    docs: 'Products of a weight and an input for one sample ("MACs"); half the usual count of FLOPs.',
    call: total(({ multiplyAdds }) => multiplyAdds),
    misreadings: counted(
      multiplicationMisreadings.map((one) => ({
        ...one,
        id: one.id.replace('modelMultiplications', 'modelMultiplyAdds'),
      })),
    ),
  },
  {
    signature: 'modelPeakActivations(model, input)',
    docs: 'The most numbers held at one time for one sample, when each result is dropped once nothing reads it any more.',
    call: (given) => Rational.of(totalsOf(modelArgument(given)).peakActivations),
  },
  {
    signature: 'modelActivations(model, input, layer = "all")',
    docs: 'Numbers that all layers, or one, yield for one sample.',
    call: total(({ shape }) => shape.reduce((product, size) => product * size, 1)),
    misreadings: counted([
      {
        id: 'modelActivations.channels-forgotten',
        title: 'channels forgotten',
        say: 'You counted the places of one channel. Every channel has as many.',
        count: ({ shape }) => shape.slice(1).reduce((product, size) => product * size, 1),
      },
      {
        id: 'modelActivations.one-axis',
        title: 'one axis only',
        say: 'This is the length of one axis. A count of values multiplies all of them.',
        count: ({ shape }) => shape.at(-1) as number,
      },
    ]),
  },
];

/** The sum over the layers that the call is about. */
function total(count: LayerCount): PackFunction['call'] {
  return (given) => {
    const model = modelArgument(given);
    return Rational.of(
      chosenLayers(given, model).reduce(
        (sum, layer) => sum + count(layer, given, inputOf(model, layer)),
        0,
      ),
    );
  };
}

function counted(
  misreadings: readonly CountMisreading[],
): NonNullable<PackFunction['misreadings']> {
  return misreadings.map(({ count, ...told }) => ({
    ...told,
    call: (given: Arguments) => total(count)(given),
  }));
}

function inputOf(model: ShapedModel, { inputs }: ShapedLayer): readonly number[] {
  return model.layers[inputs[0] as number]?.shape ?? model.input;
}
