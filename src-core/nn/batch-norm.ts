import { batchStatistics } from '#core/ops/batch-statistics.ts';
import { batchNorm } from '#core/ops/functions.ts';
import type { Value } from '#core/ops/op.ts';
import { ChannelNorm } from './channel-norm.ts';
import type { ChannelNormOptions } from './channel-norm.ts';
import { beside, numbersOf } from './layer.ts';

/**
 * (input − mean) / √(variance + eps) · weight + bias, channel by channel. In training mean and variance are those of the
 * batch, and the running ones move towards them; in evaluation the running ones serve.
 *
 * Shapes: as the input; weight, bias and statistics [numFeatures].
 * Errors: ShapeError for an input with other axes; ArgumentError in training for one number a channel.
 * Source: torch.nn.modules.batchnorm._BatchNorm.
 */
abstract class BatchNorm extends ChannelNorm {
  constructor(
    name: string,
    numFeatures: number,
    ranks: readonly number[],
    { affine = true, trackRunningStats = true, ...options }: ChannelNormOptions,
  ) {
    super(name, numFeatures, ranks, { affine, trackRunningStats, ...options });
  }

  override forward<V extends Value>(input: V): V {
    this.checkRank(input.shape);
    const { runningMean, runningVar, eps } = this;
    const training = this.training || runningMean === undefined;
    const output = batchNorm(
      input,
      training ? undefined : beside(input, runningMean),
      training ? undefined : beside(input, runningVar),
      beside(input, this.weight),
      beside(input, this.bias),
      { training, eps },
    );
    if (training && this.numBatchesTracked) {
      this.numBatchesTracked.change((data) => (data[0] = (data[0] as number) + 1));
      const share = this.momentum ?? 1 / this.numBatchesTracked.item();
      this.track(batchStatistics(numbersOf(input)), share);
    }
    return output;
  }
}

/** See `BatchNorm`. Shapes: [N, C] or [N, C, L]. Source: torch.nn.BatchNorm1d. */
export class BatchNorm1d extends BatchNorm {
  constructor(numFeatures: number, options: ChannelNormOptions = {}) {
    super('BatchNorm1d', numFeatures, [2, 3], options);
  }
}

/** See `BatchNorm`. Shapes: [N, C, H, W]. Source: torch.nn.BatchNorm2d. */
export class BatchNorm2d extends BatchNorm {
  constructor(numFeatures: number, options: ChannelNormOptions = {}) {
    super('BatchNorm2d', numFeatures, [4], options);
  }
}

/** See `BatchNorm`. Shapes: [N, C, D, H, W]. Source: torch.nn.BatchNorm3d. */
export class BatchNorm3d extends BatchNorm {
  constructor(numFeatures: number, options: ChannelNormOptions = {}) {
    super('BatchNorm3d', numFeatures, [5], options);
  }
}
