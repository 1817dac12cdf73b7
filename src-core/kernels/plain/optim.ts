import type { NdArray } from '#core/tensor/nd-array.ts';

export interface SgdStep {
  lr: number;
  momentum: number;
  dampening: number;
  weightDecay: number;
  nesterov: boolean;
  maximize: boolean;
}

/**
 * g = ±grad + weightDecay · p, b = momentum · b + (1 − dampening) · g, p −= lr · b, or with Nesterov lr · (g + momentum · b).
 * Without `buffer` b = g; in the first step, too.
 */
export function sgdStep(
  parameter: NdArray,
  grad: NdArray,
  buffer: NdArray | undefined,
  isFirst: boolean,
  { lr, momentum, dampening, weightDecay, nesterov, maximize }: SgdStep,
): void {
  const [p, g] = [parameter.data, grad.values()];
  const sign = maximize ? -1 : 1;
  if (!buffer) {
    for (let i = 0; i < p.length; i++) {
      const x = p[i] as number;
      p[i] = x - lr * (sign * (g[i] as number) + weightDecay * x);
    }
    return;
  }
  const b = buffer.data;
  for (let i = 0; i < p.length; i++) {
    const x = p[i] as number;
    const slope = sign * (g[i] as number) + weightDecay * x;
    const speed = isFirst ? slope : momentum * (b[i] as number) + (1 - dampening) * slope;
    b[i] = speed;
    p[i] = x - lr * (nesterov ? slope + momentum * speed : speed);
  }
}

export interface AdamStep {
  /** lr / (1 − β₁ᵗ). */
  stepSize: number;
  /** √(1 − β₂ᵗ). */
  secondScale: number;
  betas: readonly [number, number];
  eps: number;
  /** Added to the gradient: weightDecay · p. */
  weightDecay: number;
  /** p is multiplied with this first: 1 − lr · weightDecay in AdamW, else 1. */
  shrink: number;
  maximize: boolean;
}

/**
 * m = β₁ m + (1 − β₁) g, v = β₂ v + (1 − β₂) g², p −= stepSize · m / (√v / secondScale + eps); with `largest` its
 * running maximum stands for v.
 */
export function adamStep(
  parameter: NdArray,
  grad: NdArray,
  first: NdArray,
  second: NdArray,
  largest: NdArray | undefined,
  { stepSize, secondScale, betas, eps, weightDecay, shrink, maximize }: AdamStep,
): void {
  const [p, g, m, v, top] = [parameter.data, grad.values(), first.data, second.data, largest?.data];
  const [beta1, beta2] = betas;
  const sign = maximize ? -1 : 1;
  for (let i = 0; i < p.length; i++) {
    const x = p[i] as number;
    const slope = sign * (g[i] as number) + weightDecay * x;
    const mean = beta1 * (m[i] as number) + (1 - beta1) * slope;
    let square = beta2 * (v[i] as number) + (1 - beta2) * slope * slope;
    m[i] = mean;
    v[i] = square;
    if (top) top[i] = square = Math.max(top[i] as number, square);
    p[i] = x * shrink - (stepSize * mean) / (Math.sqrt(square) / secondScale + eps);
  }
}

export interface RmspropStep {
  lr: number;
  alpha: number;
  eps: number;
  weightDecay: number;
  momentum: number;
  maximize: boolean;
}

/**
 * v = α v + (1 − α) g², with `mean` also μ = α μ + (1 − α) g; s = g / (√(v − μ²) + eps); with `buffer`
 * b = momentum · b + s and p −= lr · b, else p −= lr · s.
 */
export function rmspropStep(
  parameter: NdArray,
  grad: NdArray,
  square: NdArray,
  mean: NdArray | undefined,
  buffer: NdArray | undefined,
  { lr, alpha, eps, weightDecay, momentum, maximize }: RmspropStep,
): void {
  const [p, g, v, mu, b] = [parameter.data, grad.values(), square.data, mean?.data, buffer?.data];
  const sign = maximize ? -1 : 1;
  for (let i = 0; i < p.length; i++) {
    const x = p[i] as number;
    const slope = sign * (g[i] as number) + weightDecay * x;
    let variance = alpha * (v[i] as number) + (1 - alpha) * slope * slope;
    v[i] = variance;
    if (mu) {
      const average = alpha * (mu[i] as number) + (1 - alpha) * slope;
      mu[i] = average;
      variance -= average * average;
    }
    let step = slope / (Math.sqrt(variance) + eps);
    if (b) b[i] = step = momentum * (b[i] as number) + step;
    p[i] = x - lr * step;
  }
}

export interface AdagradStep {
  lr: number;
  eps: number;
  weightDecay: number;
  maximize: boolean;
}

/** v += g², p −= lr · g / (√v + eps). */
export function adagradStep(
  parameter: NdArray,
  grad: NdArray,
  sum: NdArray,
  { lr, eps, weightDecay, maximize }: AdagradStep,
): void {
  const [p, g, v] = [parameter.data, grad.values(), sum.data];
  const sign = maximize ? -1 : 1;
  for (let i = 0; i < p.length; i++) {
    const x = p[i] as number;
    const slope = sign * (g[i] as number) + weightDecay * x;
    const total = (v[i] as number) + slope * slope;
    v[i] = total;
    p[i] = x - (lr * slope) / (Math.sqrt(total) + eps);
  }
}
