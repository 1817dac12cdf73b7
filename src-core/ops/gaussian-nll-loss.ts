import { logOf } from '#core/elementary/index.ts';
import { defineLoss, misreadReduction } from './define-loss.ts';
import type { Arithmetic } from './arithmetic.ts';
import { ArgumentError } from '#core/errors.ts';
import type { LossOptions } from './loss-reduction.ts';
import { reshape } from './reshape.ts';
import { sameShape } from '#core/tensor/strides.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

export interface GaussianNllLossOptions extends LossOptions {
  /** Whether to add the constant ½ ln 2π. Default false. */
  full?: boolean | undefined;
  /** The least variance. Default 1e-6. */
  eps?: number | undefined;
}

const halfLogTwoPi = 0.5 * logOf(2 * Math.PI);

/**
 * Negative log-likelihood of a normal distribution: out = mean over i of ½ (ln v + (input[i] − target[i])² / v), where
 * v = max(var[i], eps); with full, ½ ln 2π is added.
 *
 * Shapes: three that broadcast → [], or their common shape for the reduction none.
 * Errors: ShapeError when they do not broadcast, ArgumentError for another reduction, a var below 0 or an eps not above 0.
 * Source: torch.nn.functional.gaussian_nll_loss, where the bound eps does not stop the gradient for var either; here it
 * stops the second one.
 */
export const gaussianNllLossOp: Op<'varianceLoss', GaussianNllLossOptions> = defineLoss(
  'gaussianNllLoss',
  {
    kind: 'varianceLoss',
    value: (x, t, { full = false, eps = 1e-6 }, v) => {
      const bounded = v < eps ? eps : v;
      return 0.5 * (logOf(bounded) + (x - t) ** 2 / bounded) + (full ? halfLogTwoPi : 0);
    },
    // dinput = grad · (input − target) / v, dvar = grad · ½ (1 / v − (input − target)² / v²)
    slopes: [
      (x, t, arithmetic, { eps = 1e-6 }, v) =>
        arithmetic.div(arithmetic.sub(x, t), bound(v as typeof x, arithmetic, eps)),
      (x, t, arithmetic, { eps = 1e-6 }, v) =>
        arithmetic.div(arithmetic.sub(t, x), bound(v as typeof x, arithmetic, eps)),
      (x, t, arithmetic, { eps = 1e-6 }, v) => {
        const { div, mul, sub } = arithmetic;
        const bounded = bound(v as typeof x, arithmetic, eps);
        const ratio = div(sub(x, t), bounded);
        return mul(sub(div(1, bounded), mul(ratio, ratio)), 0.5);
      },
    ],
    each: { add: 2, multiply: 3, special: 1 },
    check([, , variance], { eps = 1e-6 }) {
      if (!(eps > 0)) throw new ArgumentError('gaussianNllLoss', 'an eps > 0', `${eps}`);
      const values = variance?.values() ?? [];
      for (let i = 0; i < values.length; i++)
        if ((values[i] as number) < 0)
          throw new ArgumentError('gaussianNllLoss', 'variances ≥ 0', `${values[i]}`);
    },
    misreadings: [
      misreadReduction(() => gaussianNllLossOp),
      {
        id: 'variance-as-deviation',
        title: 'variance taken for the deviation',
        say: 'You squared var once more. It is the variance σ² already, not σ.',
        value: (x, t, { eps = 1e-6 }, v) => {
          const squared = Math.max(v, eps) ** 2;
          return 0.5 * (logOf(squared) + (x - t) ** 2 / squared);
        },
      },
      {
        id: 'logarithm-left-out',
        title: 'ln of the variance left out',
        say: 'You left out ½ ln v. Without it a huge variance would cost nothing.',
        value: (x, t, { eps = 1e-6 }, v) => (0.5 * (x - t) ** 2) / Math.max(v, eps),
      },
    ],
  },
);

/** max(v, eps). */
function bound<T>(v: T, { clamp }: Arithmetic<T>, eps: number): T {
  return clamp(v, { min: eps });
}

/** See `gaussianNllLossOp`. */
export function gaussianNllLoss<V extends Value>(
  input: V,
  target: V,
  variance: V,
  options: GaussianNllLossOptions = {},
): V {
  // One variance a row, as in PyTorch.
  const isRow = input.shape.length > 0 && sameShape(variance.shape, input.shape.slice(0, -1));
  const each = isRow ? reshape(variance, [...variance.shape, 1]) : variance;
  return applyOp(gaussianNllLossOp, [input, target, each], options);
}
