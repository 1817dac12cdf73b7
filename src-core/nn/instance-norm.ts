import { batchStatistics } from '#core/ops/batch-statistics.ts';
import { instanceNorm, mean as meanOf, reshape } from '#core/ops/functions.ts';
import type { Value } from '#core/ops/op.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { ChannelNorm } from './channel-norm.ts';
import type { ChannelNormOptions } from './channel-norm.ts';
import { beside, numbersOf } from './layer.ts';

/**
 * (input − mean) / √(variance + eps) · weight + bias, with mean and variance over the places of each channel of each
 * sample; in evaluation with trackRunningStats the running ones.
 *
 * Shapes: [N, C, …] or [C, …] → the same; weight, bias and statistics [numFeatures].
 * Errors: ShapeError for an input with other axes; ArgumentError for a single place.
 * Source: torch.nn.modules.instancenorm._InstanceNorm: neither affine nor tracking by default;
 * a momentum of null leaves the running statistics as they are, and batches are not counted.
 */
abstract class InstanceNorm extends ChannelNorm {
  readonly #places: number;

  constructor(name: string, numFeatures: number, places: number, options: ChannelNormOptions) {
    super(name, numFeatures, [places + 1, places + 2], options);
    this.#places = places;
  }

  override forward<V extends Value>(input: V): V {
    this.checkRank(input.shape);
    const hasBatch = input.shape.length === this.#places + 2;
    const batch = hasBatch ? input : reshape(input, [1, ...input.shape]);
    const { runningMean, runningVar, eps } = this;
    const useInputStats = this.training || runningMean === undefined;
    const output = instanceNorm(
      batch,
      useInputStats ? undefined : beside(input, runningMean),
      useInputStats ? undefined : beside(input, runningVar),
      beside(input, this.weight),
      beside(input, this.bias),
      { useInputStats, eps },
    );
    if (useInputStats && runningMean)
      this.track(statisticsOf(numbersOf(batch)), this.momentum ?? 0);
    return hasBatch ? output : reshape(output, input.shape);
  }
}

/** Mean and variance of each channel of each sample, averaged over the samples. */
function statisticsOf(batch: NdArray): { mean: NdArray; variance: NdArray } {
  const [N = 0, C = 0, ...places] = batch.shape;
  const { mean, variance } = batchStatistics(batch.reshape([1, N * C, ...places]));
  return {
    mean: meanOf(mean.reshape([N, C]), { dim: 0 }),
    variance: meanOf(variance.reshape([N, C]), { dim: 0 }),
  };
}

/** See `InstanceNorm`. Shapes: [N, C, L] or [C, L]. Source: torch.nn.InstanceNorm1d. */
export class InstanceNorm1d extends InstanceNorm {
  constructor(numFeatures: number, options: ChannelNormOptions = {}) {
    super('InstanceNorm1d', numFeatures, 1, options);
  }
}

/** See `InstanceNorm`. Shapes: [N, C, H, W] or [C, H, W]. Source: torch.nn.InstanceNorm2d. */
export class InstanceNorm2d extends InstanceNorm {
  constructor(numFeatures: number, options: ChannelNormOptions = {}) {
    super('InstanceNorm2d', numFeatures, 2, options);
  }
}

/** See `InstanceNorm`. Shapes: [N, C, D, H, W] or [C, D, H, W]. Source: torch.nn.InstanceNorm3d. */
export class InstanceNorm3d extends InstanceNorm {
  constructor(numFeatures: number, options: ChannelNormOptions = {}) {
    super('InstanceNorm3d', numFeatures, 3, options);
  }
}
