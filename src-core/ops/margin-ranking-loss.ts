import { defineLoss, misreadReduction } from './define-loss.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { LossOptions } from './loss-reduction.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

export interface MarginRankingLossOptions extends LossOptions {
  /** By how much the higher one should be ahead. Default 0. */
  margin?: number | undefined;
}

/**
 * Loss of an order: out = mean over i of max(0, −target[i] · (input1[i] − input2[i]) + margin). A target of 1 says that
 * input1 should be higher, −1 that input2 should.
 *
 * Shapes: three that broadcast → [], or their common shape for the reduction none.
 * Errors: ShapeError when they do not broadcast, ArgumentError for another reduction.
 * Source: torch.nn.functional.margin_ranking_loss; margin 0 by default.
 */
export const marginRankingLossOp: Op<'rankingLoss', MarginRankingLossOptions> = defineLoss(
  'marginRankingLoss',
  {
    kind: 'rankingLoss',
    value: (x, y, { margin = 0 }, t) => Math.max(0, margin - t * (x - y)),
    // Where the margin is missed: dinput1 = −grad · target / n, dinput2 = grad · target / n
    slopes: [
      (x, y, arithmetic, { margin = 0 }, t) =>
        arithmetic.mul(isMissed(x, y, arithmetic, margin, t), arithmetic.mul(t, -1)),
      (x, y, arithmetic, { margin = 0 }, t) =>
        arithmetic.mul(isMissed(x, y, arithmetic, margin, t), t),
      null,
    ],
    each: { add: 2, multiply: 1, compare: 1 },
    misreadings: [
      misreadReduction(() => marginRankingLossOp),
      {
        id: 'order-exchanged',
        title: 'order exchanged',
        say: 'You asked for the other order. A target of 1 says that the first should be higher.',
        value: (x, y, { margin = 0 }, t) => Math.max(0, margin + t * (x - y)),
      },
      {
        id: 'not-cut-off',
        title: 'not cut off at 0',
        say: 'A pair in the right order, margin kept, costs nothing. You let it lower the loss.',
        value: (x, y, { margin = 0 }, t) => margin - t * (x - y),
      },
    ],
  },
);

/** 1 where max(0, …) is above 0; at exactly 0 also, as in PyTorch's clamp_min. */
function isMissed<T>(
  x: T,
  y: T,
  { mul, step, sub }: Arithmetic<T>,
  margin: number,
  t: T | number,
): T {
  return step(sub(margin, mul(sub(x, y), t)), 0, 1);
}

/** See `marginRankingLossOp`. */
export function marginRankingLoss<V extends Value>(
  input1: V,
  input2: V,
  target: V,
  options: MarginRankingLossOptions = {},
): V {
  return applyOp(marginRankingLossOp, [input1, input2, target], options);
}
