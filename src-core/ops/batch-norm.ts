import type { NdArray } from '#core/tensor/nd-array.ts';
import { channelInputs, channelLayout, defineChannelNorm } from './channel-norm.ts';
import type { ChannelNormOptions } from './channel-norm.ts';
import type { InputsOf } from './kinds.ts';
import { misreadNorm } from './misread-norm.ts';
import { normalise } from './normalise.ts';
import type { NormInputs, NormLayout } from './normalise.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

export interface BatchNormOptions extends ChannelNormOptions {
  /** Whether mean and variance are those of the batch, not the running ones. Default false. */
  training?: boolean | undefined;
}

const layoutOf = channelLayout<BatchNormOptions>(dimsOf);

/**
 * Batch norm: out = (input − mean) / √(variance + eps) · weight + bias, channel by channel. In training, mean and
 * (biased) variance run over the batch and all places; otherwise they are the running ones.
 *
 * Shapes: input [N, C, …], everything else [C] → as the input.
 * Errors: ShapeError when a parameter has another shape; ArgumentError without running statistics outside training, and
 * in training when a channel has one number only.
 * Source: torch.nn.functional.batch_norm, eps 1e-5 by default. The running statistics are not updated here: see
 * `batchStatistics`.
 */
export const batchNormOp: Op<'batchNorm', BatchNormOptions> = defineChannelNorm('batchNorm', {
  dimsOf,
  usesInput,
  leastRank: 2,
  counted: {
    what: 'number a channel in training',
    sizes: ([N = 1, , ...places]) => [N, ...places],
  },
  misreadings: [
    {
      id: 'other-mode',
      title: 'training and evaluation exchanged',
      say: 'In training the statistics are those of the batch, in evaluation the running ones. You took the others.',
      forward: (inputs, options) =>
        batchNormOp.forward(inputs, { ...options, training: !usesInput(options) }),
    },
    {
      id: 'each-sample',
      title: 'each sample by itself',
      say: 'You averaged over a sample, as layer norm does. Batch norm averages a channel over the batch and all places.',
      forward: (inputs, options) => withDims(inputs, options, (axis) => axis !== 0),
    },
    {
      id: 'places-apart',
      title: 'each place by itself',
      say: 'You averaged over the batch alone. Batch norm averages a channel over all places too.',
      forward: (inputs, options) => withDims(inputs, options, (axis) => axis === 0),
    },
    ...misreadNorm(setup),
  ],
});

/** All axes but that of the channels. */
function dimsOf(rank: number): readonly number[] {
  return Array.from({ length: rank }, (_, axis) => axis).filter((axis) => axis !== 1);
}

function usesInput({ training = false }: BatchNormOptions): boolean {
  return training;
}

function setup(
  inputs: InputsOf<NdArray>['batchNorm'],
  options: BatchNormOptions,
): [NormLayout, NormInputs<NdArray>] {
  return [layoutOf(inputs[0].shape, options), channelInputs(inputs, usesInput(options))];
}

function withDims(
  inputs: InputsOf<NdArray>['batchNorm'],
  options: BatchNormOptions,
  isAveraged: (axis: number) => boolean,
): NdArray {
  const [layout, given] = setup(inputs, options);
  const dims = layout.view.map((_, axis) => axis).filter(isAveraged);
  return normalise({ ...layout, dims }, given);
}

/** See `batchNormOp`. */
export function batchNorm<V extends Value>(
  input: V,
  runningMean?: V,
  runningVar?: V,
  weight?: V,
  bias?: V,
  options: BatchNormOptions = {},
): V {
  return applyOp(batchNormOp, [input, runningMean, runningVar, weight, bias], options);
}
