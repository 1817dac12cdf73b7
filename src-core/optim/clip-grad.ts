import type { Tensor } from '#core/autograd/tensor.ts';
import { AppError, ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { checkRange } from './check-range.ts';

export interface ClipGradNormOptions {
  /** 2 by default; Infinity takes the largest magnitude. */
  normType?: number | undefined;
  /** Throws instead of handing NaN or ∞ on to the parameters. */
  errorIfNonfinite?: boolean | undefined;
}

/**
 * The norm of all gradients together, ‖g‖ = (Σ |g|ᵖ)^(1/p). Where it is above `maxNorm`, every gradient is scaled by
 * maxNorm / (‖g‖ + 10⁻⁶). Gradients are replaced, not written to: other tensors may share their numbers.
 *
 * Errors: AppError for a norm that is NaN or ∞ with `errorIfNonfinite`; ArgumentError for a negative maxNorm.
 * Source: torch.nn.utils.clip_grad_norm_.
 */
export function clipGradNorm(
  parameters: readonly Tensor[],
  maxNorm: number,
  { normType = 2, errorIfNonfinite = false }: ClipGradNormOptions = {},
): number {
  checkRange('clipGradNorm', { maxNorm });
  if (!(normType > 0)) throw new ArgumentError('clipGradNorm', 'normType above 0', `${normType}`);
  const norm = normOf(parameters, normType);
  if (errorIfNonfinite && !Number.isFinite(norm))
    throw new AppError(
      'not-finite',
      `clipGradNorm: expected gradients with a finite norm, got ${norm}; a smaller lr may help`,
    );
  const scale = maxNorm / (norm + 1e-6);
  // NaN scales, as in PyTorch, so that it shows.
  if (!(scale >= 1)) mapGrads(parameters, (each) => each * scale);
  return norm;
}

/**
 * Limits every number of every gradient to −clipValue … clipValue.
 *
 * Errors: ArgumentError for a negative clipValue.
 * Source: torch.nn.utils.clip_grad_value_.
 */
export function clipGradValue(parameters: readonly Tensor[], clipValue: number): void {
  checkRange('clipGradValue', { clipValue });
  mapGrads(parameters, (each) => Math.min(clipValue, Math.max(-clipValue, each)));
}

function normOf(parameters: readonly Tensor[], normType: number): number {
  let total = 0;
  for (const { grad } of parameters) {
    const numbers = grad?.values() ?? [];
    for (let i = 0; i < numbers.length; i++) {
      const size = Math.abs(numbers[i] as number);
      if (normType === Infinity) total = Math.max(total, size);
      else total += normType === 2 ? size * size : size ** normType;
    }
  }
  if (normType === Infinity) return total;
  return normType === 2 ? Math.sqrt(total) : total ** (1 / normType);
}

function mapGrads(parameters: readonly Tensor[], f: (each: number) => number): void {
  for (const parameter of parameters) {
    if (!parameter.grad) continue;
    const numbers = parameter.grad.values();
    const mapped = NdArray.empty(parameter.grad.shape, parameter.grad.dtype);
    for (let i = 0; i < numbers.length; i++) mapped.data[i] = f(numbers[i] as number);
    parameter.grad = mapped;
  }
}
