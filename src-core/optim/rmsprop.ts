import type { Tensor } from '#core/autograd/tensor.ts';
import { rmspropStep } from '#core/kernels/optim.ts';
import type { RmspropStep } from '#core/kernels/optim.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { checkRange } from './check-range.ts';
import { Optimizer } from './optimizer.ts';
import type { Memory } from './optimizer.ts';
import type { Trained } from './parameter-groups.ts';

export interface RMSpropOptions extends RmspropStep {
  /** Divides by the standard deviation of the gradient instead of its root mean square. */
  centered: boolean;
}

/**
 * p ← p − lr · g / (√v + eps) with the running mean v ← α v + (1 − α) g²; when `centered` its variance v − μ², with
 * μ ← α μ + (1 − α) g. Momentum sums the quotients: b ← momentum · b + g / (√v + eps), p ← p − lr · b.
 *
 * Errors: ArgumentError for a negative lr, alpha, eps, momentum or weightDecay.
 * Source: torch.optim.RMSprop.
 */
export class RMSprop extends Optimizer<RMSpropOptions> {
  constructor(trained: Trained<RMSpropOptions>, options: Partial<RMSpropOptions> = {}) {
    super('RMSprop', trained, {
      lr: 1e-2,
      alpha: 0.99,
      eps: 1e-8,
      weightDecay: 0,
      momentum: 0,
      centered: false,
      maximize: false,
      ...options,
    });
    for (const { options: all } of this.groups) {
      const { lr, alpha, eps, weightDecay, momentum } = all;
      checkRange('RMSprop', { lr, alpha, eps, weightDecay, momentum });
    }
  }

  protected override update(
    parameter: Tensor,
    grad: NdArray,
    options: RMSpropOptions,
    memory: Memory,
  ): void {
    const mean = options.centered ? memory.slot('grad_avg') : undefined;
    const buffer = options.momentum > 0 ? memory.slot('momentum_buffer') : undefined;
    rmspropStep(parameter.value, grad, memory.slot('square_avg'), mean, buffer, options);
  }
}
