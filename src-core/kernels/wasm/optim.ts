import { COST, grainFor } from './grain.ts';
import type { Runner } from './runner.ts';

/** y[i] += k · x[i] */
export function axpy(run: Runner, k: number, x: number, y: number, n: number): void {
  run.range('axpy', [k, x, y], n, grainFor(1, COST.move));
}

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
  /** 1 for the first step. */
  readonly step: number;
  readonly lr: number;
  readonly betas?: readonly [number, number];
  readonly eps?: number;
  readonly weightDecay?: number;
  /** AdamW: the decay shrinks the parameter and stays out of the means. */
  readonly decoupled?: boolean;
}

/** One step, in place. Source: torch.optim.Adam, torch.optim.AdamW. */
export function adam(run: Runner, spec: AdamSpec): void {
  const { lr, betas = [0.9, 0.999], eps = 1e-8, weightDecay = 0, decoupled = false } = spec;
  const [beta1, beta2] = betas;
  run.range(
    'adam',
    [
      ...[spec.parameter, spec.grad, spec.mean, spec.variance],
      ...[lr / (1 - beta1 ** spec.step), 1 - beta1, beta2, 1 - beta2],
      ...[eps, Math.sqrt(1 - beta2 ** spec.step)],
      ...(decoupled ? [0, 1 - lr * weightDecay] : [weightDecay, 1]),
    ],
    spec.n,
    grainFor(1, COST.exp),
  );
}
