import { defineLoss, misreadReduction } from './define-loss.ts';
import type { Arithmetic } from './arithmetic.ts';
import { ArgumentError } from '#core/errors.ts';
import type { LossOptions } from './loss-reduction.ts';
import { signOf } from './sign-slope.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

export interface SmoothL1LossOptions extends LossOptions {
  /** Where the square passes into the straight line. Default 1. */
  beta?: number | undefined;
}

/**
 * Smooth absolute error: out = mean over i of ½ d² / beta where |d| < beta, else |d| − ½ beta, with d = input[i] −
 * target[i].
 *
 * Shapes: two that broadcast → [], or their common shape for the reduction none.
 * Errors: ShapeError when they do not broadcast, ArgumentError for another reduction, or a beta below 0.
 * Source: torch.nn.functional.smooth_l1_loss; beta 1 by default, with 0 it is the absolute error.
 */
export const smoothL1LossOp: Op<'loss', SmoothL1LossOptions> = defineLoss('smoothL1Loss', {
  kind: 'loss',
  value: (x, t, { beta = 1 }) => {
    const size = Math.abs(x - t);
    return size < beta ? (0.5 * size * size) / beta : size - 0.5 * beta;
  },
  // dinput = grad · d / beta, cut off at ±1, / n; dtarget the same with the other sign
  slopes: [
    (x, t, arithmetic, { beta = 1 }) => slope(arithmetic.sub(x, t), arithmetic, beta),
    (x, t, arithmetic, { beta = 1 }) => slope(arithmetic.sub(t, x), arithmetic, beta),
  ],
  each: { add: 2, multiply: 2, compare: 1 },
  check(_, { beta = 1 }) {
    if (!(beta >= 0)) throw new ArgumentError('smoothL1Loss', 'a beta ≥ 0', `${beta}`);
  },
  misreadings: [
    misreadReduction(() => smoothL1LossOp),
    {
      id: 'not-joined',
      title: 'pieces do not meet',
      say: 'Far from the target you took |d| alone. Subtract ½ beta there, so that both pieces meet.',
      value(x, t, { beta = 1 }) {
        const size = Math.abs(x - t);
        return size < beta ? (0.5 * size * size) / beta : size;
      },
    },
    {
      id: 'huber-instead',
      title: 'not divided by beta',
      say: 'This is the Huber loss, beta times as large. Divide the square by beta.',
      value(x, t, { beta = 1 }) {
        const size = Math.abs(x - t);
        return size < beta ? 0.5 * size * size : beta * (size - 0.5 * beta);
      },
    },
  ],
});

function slope<T>(d: T, arithmetic: Arithmetic<T>, beta: number): T {
  if (beta === 0) return signOf(d, arithmetic);
  return arithmetic.clamp(arithmetic.div(d, beta), { min: -1, max: 1 });
}

/** See `smoothL1LossOp`. */
export function smoothL1Loss<V extends Value>(
  input: V,
  target: V,
  options: SmoothL1LossOptions = {},
): V {
  return applyOp(smoothL1LossOp, [input, target], options);
}
