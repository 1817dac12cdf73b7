import { wholePower } from '#core/elementary/index.ts';
import type { Tensor } from '#core/autograd/tensor.ts';
import { adamStep } from '#core/kernels/optim.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { checkRange } from './check-range.ts';
import { Optimizer } from './optimizer.ts';
import type { Memory } from './optimizer.ts';
import type { Trained } from './parameter-groups.ts';

export interface AdamOptions {
  lr: number;
  betas: readonly [number, number];
  eps: number;
  weightDecay: number;
  /** Divides by the largest √v̂ so far. */
  amsgrad: boolean;
  maximize: boolean;
}

/** What Adam and AdamW share: they differ only in how weights decay. */
abstract class AdamMethod extends Optimizer<AdamOptions> {
  constructor(
    name: string,
    trained: Trained<AdamOptions>,
    weightDecay: number,
    options: Partial<AdamOptions>,
  ) {
    super(name, trained, {
      lr: 1e-3,
      betas: [0.9, 0.999],
      eps: 1e-8,
      weightDecay,
      amsgrad: false,
      maximize: false,
      ...options,
    });
    for (const { options: all } of this.groups) {
      const [beta1, beta2] = all.betas;
      checkRange(name, { lr: all.lr, eps: all.eps, weightDecay: all.weightDecay });
      checkRange(name, { beta1, beta2 }, 0, 1);
    }
  }

  /** What is added to the gradient, and what the parameter is multiplied with. */
  protected abstract decay(options: AdamOptions): { weightDecay: number; shrink: number };

  protected override update(
    parameter: Tensor,
    grad: NdArray,
    options: AdamOptions,
    memory: Memory,
  ): void {
    const { lr, betas, eps, amsgrad, maximize } = options;
    adamStep(
      parameter.value,
      grad,
      memory.slot('exp_avg'),
      memory.slot('exp_avg_sq'),
      amsgrad ? memory.slot('max_exp_avg_sq') : undefined,
      {
        stepSize: lr / (1 - wholePower(betas[0], memory.steps)),
        secondScale: Math.sqrt(1 - wholePower(betas[1], memory.steps)),
        betas,
        eps,
        maximize,
        ...this.decay(options),
      },
    );
  }
}

/**
 * p ← p − lr · m̂ / (√v̂ + eps) with the running means m ← β₁ m + (1 − β₁) g and v ← β₂ v + (1 − β₂) g², corrected for
 * their start at 0: m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ). weightDecay · p is added to the gradient g.
 *
 * Errors: ArgumentError for negative lr, eps or weightDecay, and betas outside 0 … 1.
 * Source: torch.optim.Adam; Kingma and Ba, 2015.
 */
export class Adam extends AdamMethod {
  constructor(trained: Trained<AdamOptions>, options: Partial<AdamOptions> = {}) {
    super('Adam', trained, 0, options);
  }

  protected override decay({ weightDecay }: AdamOptions): { weightDecay: number; shrink: number } {
    return { weightDecay, shrink: 1 };
  }
}

/**
 * Adam whose weights decay on their own, p ← p · (1 − lr · weightDecay), untouched by the scaling of gradients.
 *
 * Errors: as `Adam`.
 * Source: torch.optim.AdamW; Loshchilov and Hutter, 2019.
 */
export class AdamW extends AdamMethod {
  constructor(trained: Trained<AdamOptions>, options: Partial<AdamOptions> = {}) {
    super('AdamW', trained, 1e-2, options);
  }

  protected override decay({ lr, weightDecay }: AdamOptions): {
    weightDecay: number;
    shrink: number;
  } {
    return { weightDecay: 0, shrink: 1 - lr * weightDecay };
  }
}
