import type { Tensor } from '#core/autograd/tensor.ts';
import { adagradStep } from '#core/kernels/optim.ts';
import type { AdagradStep } from '#core/kernels/optim.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { checkRange } from './check-range.ts';
import { Optimizer } from './optimizer.ts';
import type { Memory } from './optimizer.ts';
import type { Trained } from './parameter-groups.ts';

export interface AdagradOptions extends AdagradStep {
  /** Step t has the rate lr / (1 + (t − 1) · lrDecay). */
  lrDecay: number;
  initialAccumulatorValue: number;
}

/**
 * p ← p − lr · g / (√v + eps) with the sum v ← v + g² over all steps: the rate of a parameter falls as it moves.
 *
 * Errors: ArgumentError for a negative option.
 * Source: torch.optim.Adagrad; Duchi, Hazan and Singer, 2011.
 */
export class Adagrad extends Optimizer<AdagradOptions> {
  constructor(trained: Trained<AdagradOptions>, options: Partial<AdagradOptions> = {}) {
    super('Adagrad', trained, {
      lr: 1e-2,
      lrDecay: 0,
      weightDecay: 0,
      initialAccumulatorValue: 0,
      eps: 1e-10,
      maximize: false,
      ...options,
    });
    for (const { options: all } of this.groups) {
      const { lr, lrDecay, weightDecay, initialAccumulatorValue, eps } = all;
      checkRange('Adagrad', { lr, lrDecay, weightDecay, initialAccumulatorValue, eps });
    }
  }

  protected override update(
    parameter: Tensor,
    grad: NdArray,
    options: AdagradOptions,
    memory: Memory,
  ): void {
    const lr = options.lr / (1 + (memory.steps - 1) * options.lrDecay);
    const sum = memory.slot('sum', options.initialAccumulatorValue);
    adagradStep(parameter.value, grad, sum, { ...options, lr });
  }
}
