import type { ShapedLayer, ShapedModel } from '#core/layers/shape-model.ts';
import { totalsOf } from '#core/layers/totals.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { chosenLayers, modelArgument } from './model-arguments.ts';
import { plainCount, product } from './layer-count.ts';
import type { CountMisreading, CountRule, LayerCount } from './layer-count.ts';
import { parameterMisreadings, parametersOf } from './model-count-misreadings.ts';
import {
  additionMisreadings,
  additionsOf,
  multiplicationMisreadings,
  multiplicationsOf,
} from './model-operation-misreadings.ts';
import { misreadModel } from './misread-model.ts';
import { modelSizeMisreadings, rightSide } from './model-size-misreadings.ts';
import type { Arguments, PackFunction } from './pack-function.ts';
import { ruleMisreadings } from './rule-misreadings.ts';
import type { RuleMisreading } from './rule-misreadings.ts';

/** Counts of parameters, operations and memory, of a whole model or one layer, for one sample. */
export const modelCountFunctions: PackFunction[] = [
  {
    signature: 'modelParameters(model, input, layer = "all", bias = true)',
    docs: 'Learned parameters of all layers or of one; `bias = false` leaves biases out. Running statistics do not count.',
    ...counting(parametersOf, parameterMisreadings, modelSizeMisreadings),
  },
  {
    signature: 'modelBiases(model, input, layer = "all")',
    docs: 'Biases of all layers or of one.',
    ...counting(
      plainCount(({ parameters: { biases } }) => biases),
      [
        {
          id: 'modelBiases.per-connection',
          title: 'a bias for each pair of channels',
          say: 'You counted a bias for every pair of channels. There is one for every channel that leaves.',
          rule: plainCount(
            ({ parameters: { biases }, weightShape = [] }) => biases * (weightShape[1] ?? 1),
          ),
        },
        {
          id: 'modelBiases.input-channels',
          title: 'a bias for each input channel',
          say: 'You counted a bias for every channel that arrives. There is one for every channel that leaves.',
          rule: plainCount(({ parameters: { biases }, settings }) =>
            biases === 0 ? 0 : Number(settings['inChannels'] ?? settings['inFeatures'] ?? biases),
          ),
        },
        {
          id: 'modelBiases.output-cells',
          title: 'a bias for each output cell',
          say: 'You counted a bias for every cell of the result. All cells of a channel share one.',
          rule: plainCount(({ parameters: { biases }, shape }) =>
            biases === 0 ? 0 : product(shape),
          ),
        },
      ],
    ),
  },
  {
    signature: 'modelStatistics(model, input, layer = "all")',
    docs: 'Running means and variances: held by batch norm, not learned.',
    ...counting(plainCount(({ parameters: { statistics } }) => statistics)),
  },
  {
    signature: 'modelMultiplications(model, input, layer = "all")',
    docs: 'Multiplications for one sample; products with padded zeros count.',
    ...counting(multiplicationsOf, multiplicationMisreadings, modelSizeMisreadings),
  },
  {
    signature: 'modelAdditions(model, input, layer = "all")',
    docs: 'Additions for one sample: n − 1 for a sum of n products, one more for a bias.',
    ...counting(additionsOf, additionMisreadings, modelSizeMisreadings),
  },
  {
    signature: 'modelMultiplyAdds(model, input, layer = "all")',
    docs: 'Products of a weight and an input for one sample ("MACs"); half the usual count of FLOPs.',
    ...counting(
      plainCount(({ multiplyAdds }) => multiplyAdds),
      multiplicationMisreadings.map((one) => ({
        ...one,
        id: one.id.replace('modelMultiplications', 'modelMultiplyAdds'),
      })),
      modelSizeMisreadings,
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
    ...counting(
      plainCount(({ shape }) => product(shape)),
      [
        {
          id: 'modelActivations.channels-forgotten',
          title: 'channels forgotten',
          say: 'You counted the places of one channel. Every channel has as many.',
          rule: plainCount(({ shape }) => product(shape.slice(1))),
        },
        {
          id: 'modelActivations.one-axis',
          title: 'one axis only',
          say: 'This is the length of one axis. A count of values multiplies all of them.',
          rule: plainCount(({ shape }) => shape.at(-1) as number),
        },
      ],
      modelSizeMisreadings,
    ),
  },
];

/** The sum over the layers that a call is about, miscounted, or counted on sides that are misread, or both. */
function counting(
  right: LayerCount,
  counts: readonly CountMisreading[] = [],
  sizes: typeof modelSizeMisreadings = [],
): Pick<PackFunction, 'call' | 'misreadings'> {
  const rightRule: CountRule = { side: rightSide, count: right };
  const all: RuleMisreading<CountRule>[] = [
    ...counts.map((one) => within(one, 'count')),
    ...sizes.map((one) => within(one, 'side')),
  ];
  return {
    call: (given) => total(given, rightRule),
    misreadings: ruleMisreadings(all, rightRule, total),
  };
}

/** A misreading of one half of a rule: the other half stays as it is. */
function within<Key extends keyof CountRule>(
  one: RuleMisreading<CountRule[Key]>,
  key: Key,
): RuleMisreading<CountRule> {
  const { id, title, say } = one;
  const changed = (half: CountRule[Key]): CountRule[Key] =>
    one.around ? one.around(half) : one.rule;
  return { id, title, say, around: (rest) => ({ ...rest, [key]: changed(rest[key]) }) };
}

function total(given: Arguments, { side, count }: CountRule): Rational {
  const right = modelArgument(given);
  const model = side === rightSide ? right : misreadModel(right, side);
  const amounts = chosenLayers(given, model).map((layer) =>
    count(layer, given, inputOf(model, layer)),
  );
  return Rational.of(amounts.reduce((sum, { main, biases }) => sum + main + biases, 0));
}

function inputOf(model: ShapedModel, { inputs }: ShapedLayer): readonly number[] {
  return model.layers[inputs[0] as number]?.shape ?? model.input;
}
