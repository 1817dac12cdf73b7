import { expOf, logOf } from '#core/elementary/index.ts';
import { defineLoss, misreadReduction } from './define-loss.ts';
import type { LossOptions } from './loss-reduction.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

export interface PoissonNllLossOptions extends LossOptions {
  /** Whether input is the logarithm of the rate. Default true. */
  logInput?: boolean | undefined;
  /** Whether to add an approximation of ln target!. Default false. */
  full?: boolean | undefined;
  /** Added to the rate before its logarithm is taken. Default 1e-8. */
  eps?: number | undefined;
}

/**
 * Negative log-likelihood of counts: out = mean over i of e^input[i] − target[i] · input[i], where input is the logarithm of
 * the rate; without logInput it is the rate itself and the loss input[i] − target[i] · ln(input[i] + eps). With full,
 * Stirling's approximation of ln target! is added where target > 1.
 *
 * Shapes: two that broadcast → [], or their common shape for the reduction none.
 * Errors: ShapeError when they do not broadcast, ArgumentError for another reduction.
 * Source: torch.nn.functional.poisson_nll_loss; logInput is true by default, eps 1e-8.
 */
export const poissonNllLossOp: Op<'loss', PoissonNllLossOptions> = defineLoss('poissonNllLoss', {
  kind: 'loss',
  value: (x, t, { logInput = true, full = false, eps = 1e-8 }) => {
    const loss = logInput ? expOf(x) - t * x : x - t * logOf(x + eps);
    const isLarge = full && t > 1;
    return isLarge ? loss + t * logOf(t) - t + 0.5 * logOf(2 * Math.PI * t) : loss;
  },
  // dinput = grad · (e^input − target), or grad · (1 − target / (input + eps)) without logInput
  slopes: [
    (x, t, { add, div, exp, sub }, { logInput = true, eps = 1e-8 }) =>
      logInput ? sub(exp(x), t) : sub(1, div(t, add(x, eps))),
    (x, t, { add, div, log, mul, neg, step }, { logInput = true, full = false, eps = 1e-8 }) => {
      const slope = neg(logInput ? x : log(add(x, eps)));
      if (!full) return slope;
      // Below 1 nothing is added; the bound keeps ln and 1/t from spoiling the 0.
      const large = step(t, 1);
      const kept = add(mul(large, t), add(mul(large, -1), 1));
      return add(slope, mul(large, add(log(kept), div(0.5, kept))));
    },
  ],
  each: { add: 1, multiply: 1, special: 1 },
  misreadings: [
    misreadReduction(() => poissonNllLossOp),
    {
      id: 'input-scale',
      title: 'rate and its logarithm confused',
      say: 'Look at logInput again. It says whether the input is the logarithm of the rate or the rate itself.',
      forward: (inputs, options) =>
        poissonNllLossOp.forward(inputs, { ...options, logInput: !(options.logInput ?? true) }),
    },
  ],
});

/** See `poissonNllLossOp`. */
export function poissonNllLoss<V extends Value>(
  input: V,
  target: V,
  options: PoissonNllLossOptions = {},
): V {
  return applyOp(poissonNllLossOp, [input, target], options);
}
