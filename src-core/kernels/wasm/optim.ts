import { COST, grainFor } from './grain.ts';
import type { Runner } from './runner.ts';

export interface SgdSpec {
  readonly parameter: number;
  readonly grad: number;
  /** The momentum buffer; not touched without momentum. */
  readonly velocity: number;
  readonly n: number;
  readonly lr: number;
  readonly momentum?: number;
  readonly dampening?: number;
  readonly weightDecay?: number;
  readonly nesterov?: boolean;
  /** The buffer is set instead of updated. */
  readonly isFirstStep?: boolean;
}

/** One step, in place. Source: torch.optim.SGD. */
export function sgd(run: Runner, spec: SgdSpec): void {
  const { lr, momentum = 0, dampening = 0, weightDecay = 0 } = spec;
  run.range(
    'sgd',
    [
      ...[spec.parameter, spec.grad, spec.velocity],
      ...[lr, momentum, 1 - dampening, weightDecay],
      ...[spec.nesterov ? 1 : 0, spec.isFirstStep ? 1 : 0],
    ],
    spec.n,
    grainFor(1, COST.divide),
  );
}

export interface AdamSpec {
  readonly parameter: number;
  readonly grad: number;
  /** Running means of the gradient and of its square. */
  readonly mean: number;
  readonly variance: number;
  readonly n: number;
  /** lr / (1 − β₁ᵗ). */
  readonly stepSize: number;
  /** √(1 − β₂ᵗ). */
  readonly secondScale: number;
  readonly betas: readonly [number, number];
  readonly eps: number;
  /** Added to the gradient, times the parameter. */
  readonly weightDecay: number;
  /** Multiplied with the parameter first: 1 − lr · weightDecay in AdamW, else 1. */
  readonly shrink: number;
}

/** One step, in place. Source: torch.optim.Adam, torch.optim.AdamW. */
export function adam(run: Runner, spec: AdamSpec): void {
  const [beta1, beta2] = spec.betas;
  run.range(
    'adam',
    [
      ...[spec.parameter, spec.grad, spec.mean, spec.variance],
      ...[spec.stepSize, 1 - beta1, beta2, 1 - beta2],
      ...[spec.eps, spec.secondScale, spec.weightDecay, spec.shrink],
    ],
    spec.n,
    grainFor(1, COST.exp),
  );
}
