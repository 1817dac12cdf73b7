import type { Tensor } from '#core/autograd/tensor.ts';
import { ArgumentError } from '#core/errors.ts';
import { sgdStep } from '#core/kernels/optim.ts';
import type { SgdStep } from '#core/kernels/optim.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { checkRange } from './check-range.ts';
import { Optimizer } from './optimizer.ts';
import type { Memory } from './optimizer.ts';
import type { Trained } from './parameter-groups.ts';

export type SGDOptions = SgdStep;

/**
 * Gradient descent: p ← p − lr · b, where b is the gradient itself or, with momentum, its decaying sum
 * b ← momentum · b + (1 − dampening) · g, started with g. Nesterov looks ahead: p ← p − lr · (g + momentum · b).
 *
 * Errors: ArgumentError for negative lr, momentum or weightDecay; for Nesterov without momentum or with dampening.
 * Source: torch.optim.SGD.
 */
export class SGD extends Optimizer<SGDOptions> {
  constructor(trained: Trained<SGDOptions>, options: Partial<SGDOptions> = {}) {
    const defaults = {
      lr: 1e-3,
      momentum: 0,
      dampening: 0,
      weightDecay: 0,
      nesterov: false,
      maximize: false,
      ...options,
    };
    super('SGD', trained, defaults);
    for (const group of this.groups) check(group.options);
  }

  protected override update(
    parameter: Tensor,
    grad: NdArray,
    options: SGDOptions,
    memory: Memory,
  ): void {
    const isFirst = !memory.slots.has('momentum_buffer');
    const buffer = options.momentum !== 0 ? memory.slot('momentum_buffer') : undefined;
    sgdStep(parameter.value, grad, buffer, isFirst, options);
  }
}

function check({ lr, momentum, dampening, weightDecay, nesterov }: SGDOptions): void {
  checkRange('SGD', { lr, momentum, weightDecay });
  if (nesterov && (momentum === 0 || dampening !== 0))
    throw new ArgumentError(
      'SGD',
      'momentum above 0 and dampening 0 with nesterov',
      `${momentum} and ${dampening}`,
    );
}
