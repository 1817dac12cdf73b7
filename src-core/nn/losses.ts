// Losses as modules. Formula, shapes and source of each: the op that it is made of.
import type { Tensor } from '#core/autograd/tensor.ts';
import type { ClassLossOptions } from '#core/ops/class-targets.ts';
import type { CrossEntropyOptions } from '#core/ops/cross-entropy.ts';
import * as ops from '#core/ops/functions.ts';
import type { GaussianNllLossOptions } from '#core/ops/gaussian-nll-loss.ts';
import type { HingeEmbeddingLossOptions } from '#core/ops/hinge-embedding-loss.ts';
import type { HuberLossOptions } from '#core/ops/huber-loss.ts';
import type { KlDivOptions } from '#core/ops/kl-div.ts';
import type { LossOptions } from '#core/ops/loss-reduction.ts';
import type { MarginRankingLossOptions } from '#core/ops/margin-ranking-loss.ts';
import type { Value } from '#core/ops/op.ts';
import type { PoissonNllLossOptions } from '#core/ops/poisson-nll-loss.ts';
import type { SmoothL1LossOptions } from '#core/ops/smooth-l1-loss.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { beside } from './layer.ts';
import { Loss, pairLoss, tripleLoss, weightedLoss, weights } from './loss.ts';

export const L1Loss = pairLoss<LossOptions>('L1Loss', ops.l1Loss);
export const MSELoss = pairLoss<LossOptions>('MSELoss', ops.mseLoss);
export const HuberLoss = pairLoss<HuberLossOptions>('HuberLoss', ops.huberLoss);
export const SmoothL1Loss = pairLoss<SmoothL1LossOptions>('SmoothL1Loss', ops.smoothL1Loss);
export const PoissonNLLLoss = pairLoss<PoissonNllLossOptions>('PoissonNLLLoss', ops.poissonNllLoss);
export const HingeEmbeddingLoss = pairLoss<HingeEmbeddingLossOptions>(
  'HingeEmbeddingLoss',
  ops.hingeEmbeddingLoss,
);
export const KLDivLoss = pairLoss<KlDivOptions>('KLDivLoss', ops.klDiv);
export const GaussianNLLLoss = tripleLoss<GaussianNllLossOptions>(
  'GaussianNLLLoss',
  ops.gaussianNllLoss,
);
export const MarginRankingLoss = tripleLoss<MarginRankingLossOptions>(
  'MarginRankingLoss',
  ops.marginRankingLoss,
);
export const BCELoss = weightedLoss<LossOptions>('BCELoss', ops.binaryCrossEntropy);
export const NLLLoss = weightedLoss<ClassLossOptions>('NLLLoss', ops.nllLoss);
export const CrossEntropyLoss = weightedLoss<CrossEntropyOptions>(
  'CrossEntropyLoss',
  ops.crossEntropy,
);

export interface BCEWithLogitsLossOptions extends LossOptions {
  weight?: NdArray | undefined;
  /** The weight of the positive class. */
  posWeight?: NdArray | undefined;
}

/** See `binaryCrossEntropyWithLogits`. Source: torch.nn.BCEWithLogitsLoss. */
export class BCEWithLogitsLoss extends Loss {
  weight: Tensor | undefined;
  posWeight: Tensor | undefined;
  readonly options: LossOptions;

  constructor({ weight, posWeight, ...options }: BCEWithLogitsLossOptions = {}) {
    super('BCEWithLogitsLoss');
    this.weight = weights(weight);
    this.posWeight = weights(posWeight);
    this.options = options;
  }

  override forward<V extends Value>(input: V, target: Value): V {
    const [weight, posWeight] = [beside(input, this.weight), beside(input, this.posWeight)];
    const { options } = this;
    return ops.binaryCrossEntropyWithLogits(input, target as V, weight, posWeight, options);
  }
}
