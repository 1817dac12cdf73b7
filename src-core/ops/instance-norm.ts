import type { NdArray } from '#core/tensor/nd-array.ts';
import { channelInputs, channelLayout, defineChannelNorm } from './channel-norm.ts';
import type { ChannelNormOptions } from './channel-norm.ts';
import type { InputsOf } from './kinds.ts';
import { misreadNorm } from './misread-norm.ts';
import { normalise } from './normalise.ts';
import type { NormInputs, NormLayout } from './normalise.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

export interface InstanceNormOptions extends ChannelNormOptions {
  /** Whether mean and variance are those of the input, not the running ones. Default true. */
  useInputStats?: boolean | undefined;
}

const layoutOf = channelLayout<InstanceNormOptions>(dimsOf);

/**
 * Instance norm: out = (input − mean) / √(variance + eps) · weight + bias, with mean and (biased) variance over all
 * places of one channel of one sample; without useInputStats they are the running ones of the channel.
 *
 * Shapes: input [N, C, …], everything else [C] → as the input.
 * Errors: ShapeError when a parameter has another shape; ArgumentError when there is only one place, and without
 * useInputStats when there are no running statistics.
 * Source: torch.nn.functional.instance_norm, eps 1e-5 by default. The running statistics are not updated here.
 */
export const instanceNormOp: Op<'batchNorm', InstanceNormOptions> = defineChannelNorm(
  'instanceNorm',
  {
    dimsOf,
    usesInput,
    leastRank: 3,
    counted: { what: 'place', sizes: (input) => input.slice(2) },
    misreadings: [
      {
        id: 'over-batch',
        title: 'averaged over the batch',
        say: 'You averaged over the samples too, as batch norm does. Instance norm looks at each sample by itself.',
        forward: (inputs, options) => withDims(inputs, options, (axis) => axis !== 1),
      },
      {
        id: 'channels-together',
        title: 'channels together',
        say: 'You averaged over all channels, as layer norm does. Instance norm looks at each channel by itself.',
        forward: (inputs, options) => withDims(inputs, options, (axis) => axis !== 0),
      },
      ...misreadNorm(setup),
    ],
  },
);

/** The places: all axes behind samples and channels. */
function dimsOf(rank: number): readonly number[] {
  return Array.from({ length: Math.max(0, rank - 2) }, (_, i) => i + 2);
}

function usesInput({ useInputStats = true }: InstanceNormOptions): boolean {
  return useInputStats;
}

function setup(
  inputs: InputsOf<NdArray>['batchNorm'],
  options: InstanceNormOptions,
): [NormLayout, NormInputs<NdArray>] {
  return [layoutOf(inputs[0].shape, options), channelInputs(inputs, usesInput(options))];
}

function withDims(
  inputs: InputsOf<NdArray>['batchNorm'],
  options: InstanceNormOptions,
  isAveraged: (axis: number) => boolean,
): NdArray {
  const [layout, given] = setup(inputs, options);
  const dims = layout.view.map((_, axis) => axis).filter(isAveraged);
  return normalise({ ...layout, dims }, given);
}

/** See `instanceNormOp`. */
export function instanceNorm<V extends Value>(
  input: V,
  runningMean?: V,
  runningVar?: V,
  weight?: V,
  bias?: V,
  options: InstanceNormOptions = {},
): V {
  return applyOp(instanceNormOp, [input, runningMean, runningVar, weight, bias], options);
}
