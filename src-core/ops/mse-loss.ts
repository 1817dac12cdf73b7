import { defineLoss, misreadReduction } from './define-loss.ts';
import { mapElements } from './elementwise.ts';
import type { LossOptions } from './loss-reduction.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

/**
 * Mean squared error: out = mean over i of (input[i] − target[i])².
 *
 * Shapes: two that broadcast → [], or their common shape for the reduction none.
 * Errors: ShapeError when they do not broadcast, ArgumentError for another reduction.
 * Source: torch.nn.functional.mse_loss. There as here different shapes are stretched, which is
 * seldom meant.
 */
export const mseLossOp: Op<'loss', LossOptions> = defineLoss('mseLoss', {
  kind: 'loss',
  value: (x, t) => (x - t) * (x - t),
  // dinput = grad · 2 (input − target) / n, dtarget the same with the other sign
  slopes: [(x, t, { mul, sub }) => mul(sub(x, t), 2), (x, t, { mul, sub }) => mul(sub(t, x), 2)],
  each: { add: 1, multiply: 1 },
  misreadings: [
    misreadReduction(() => mseLossOp),
    {
      id: 'halved',
      title: 'halved',
      say: 'You halved the squares, which some books do. Here the squared error has no factor ½.',
      value: (x, t) => (x - t) ** 2 / 2,
    },
    {
      id: 'not-squared',
      title: 'absolute instead of squared',
      say: 'You averaged the absolute errors. Square them instead.',
      value: (x, t) => Math.abs(x - t),
    },
    {
      id: 'root-taken',
      title: 'root taken',
      say: 'This is the root of the mean squared error. Leave out the root.',
      forward: (inputs, options) => mapElements(mseLossOp.forward(inputs, options), Math.sqrt),
    },
  ],
});

/** See `mseLossOp`. */
export function mseLoss<V extends Value>(input: V, target: V, options: LossOptions = {}): V {
  return applyOp(mseLossOp, [input, target], options);
}
