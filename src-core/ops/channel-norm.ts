import { ArgumentError, ShapeError } from '#core/errors.ts';
import { elementCount } from '#core/tensor/strides.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { normCost } from './define-norm.ts';
import { checkAtLeastZero, checkNumbers } from './number-options.ts';
import type { InputsOf } from './kinds.ts';
import {
  biasGradient,
  checkAffine,
  inputGradient,
  normTangent,
  normalise,
  weightGradient,
} from './normalise.ts';
import type { NormInputs, NormLayout } from './normalise.ts';
import type { Op, OpMisreading } from './op.ts';

export interface ChannelNormOptions {
  /** The share of the new statistics in the running ones. Read by who updates them; it changes no result. */
  momentum?: number | undefined;
  eps?: number | undefined;
}

interface ChannelNormDefinition<Options> {
  /** The axes for mean and variance where they are taken from the input. */
  dimsOf(rank: number): readonly number[];
  /** Whether mean and variance are taken from the input, not from the running statistics. */
  usesInput(options: Options): boolean;
  /** How many axes there must be. */
  leastRank: number;
  /** Of what there must be more than one for a variance; the sizes whose product that is. */
  counted: { what: string; sizes(input: readonly number[]): readonly number[] };
  misreadings: readonly OpMisreading<'batchNorm', Options>[];
}

type Layouts<Options> = (input: readonly number[], options: Options) => NormLayout;

/** The layout of a norm with statistics for each channel. */
export function channelLayout<Options extends ChannelNormOptions>(
  dimsOf: (rank: number) => readonly number[],
): Layouts<Options> {
  return (input, { eps = 1e-5 }) => ({
    view: input,
    dims: dimsOf(input.length),
    affine: [input[1] as number, ...input.slice(2).map(() => 1)],
    eps,
  });
}

/** The statistics are taken from the input or are the running ones. */
export function channelInputs<V>(
  [input, runningMean, runningVar, weight, bias]: InputsOf<V>['batchNorm'],
  usesInput: boolean,
): NormInputs<V> {
  const statistics =
    !usesInput && runningMean !== undefined && runningVar !== undefined
      ? { mean: runningMean, variance: runningVar }
      : undefined;
  return { input, weight, bias, statistics };
}

/** A norm over channels that can use running statistics instead of those of its input. */
export function defineChannelNorm<Options extends ChannelNormOptions>(
  name: string,
  { dimsOf, usesInput, leastRank, counted, misreadings }: ChannelNormDefinition<Options>,
): Op<'batchNorm', Options> {
  const layoutOf = channelLayout<Options>(dimsOf);
  const op: Op<'batchNorm', Options> = {
    name,
    kind: 'batchNorm',
    shape([input, ...parameters], options) {
      checkAtLeastZero(name, { eps: options.eps });
      checkNumbers(name, { momentum: options.momentum });
      if (input.length < leastRank)
        throw new ShapeError(name, `an input [N, C, …] of ${leastRank} axes or more`, input);
      checkAffine(name, input.slice(1, 2), ...parameters);
      if (!usesInput(options) && !(parameters[0] && parameters[1]))
        throw new ArgumentError(name, 'runningMean and runningVar to normalise with', 'none');
      if (usesInput(options) && elementCount(name, counted.sizes(input)) === 1)
        throw new ArgumentError(name, `more than one ${counted.what}`, 'one, whose variance is 0');
      return [...input];
    },
    forward(inputs, options) {
      const shapes = inputs.map((each) => each?.shape) as readonly unknown[];
      op.shape(shapes as InputsOf<readonly number[]>['batchNorm'], options);
      const given = channelInputs<NdArray>(inputs, usesInput(options));
      return normalise(layoutOf(inputs[0].shape, options), given);
    },
    gradients: [
      ({ inputs, options, ops }, grad) => {
        const given = channelInputs(inputs, usesInput(options));
        return inputGradient(ops, layoutOf(inputs[0].shape, options), given, grad);
      },
      // Running statistics are held.
      null,
      null,
      ({ inputs, options, ops }, grad) => {
        const { shape } = inputs[0];
        const given = channelInputs(inputs, usesInput(options));
        return weightGradient(ops, layoutOf(shape, options), given, grad, shape.slice(1, 2));
      },
      ({ inputs: [{ shape }], options, ops }, grad) =>
        biasGradient(ops, layoutOf(shape, options), grad, shape.slice(1, 2)),
    ],
    tangent({ inputs, options, ops }, [input, , , weight, bias]) {
      const given = channelInputs(inputs, usesInput(options));
      const layout = layoutOf(inputs[0].shape, options);
      return normTangent(ops, layout, given, { input, weight, bias });
    },
    cost: ([input, , , weight, bias]) => normCost(input, weight, bias),
    misreadings,
  };
  return op;
}
