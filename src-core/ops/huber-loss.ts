import { defineLoss, misreadReduction } from './define-loss.ts';
import { ArgumentError } from '#core/errors.ts';
import type { LossOptions } from './loss-reduction.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

export interface HuberLossOptions extends LossOptions {
  /** Where the square passes into the straight line. Default 1. */
  delta?: number | undefined;
}

/**
 * Huber loss: out = mean over i of ½ d² where |d| ≤ delta, else delta · (|d| − ½ delta), with d = input[i] − target[i].
 *
 * Shapes: two that broadcast → [], or their common shape for the reduction none.
 * Errors: ShapeError when they do not broadcast, ArgumentError for another reduction, or a delta that is not above 0.
 * Source: torch.nn.functional.huber_loss; delta 1 by default.
 */
export const huberLossOp: Op<'loss', HuberLossOptions> = defineLoss('huberLoss', {
  kind: 'loss',
  value: (x, t, { delta = 1 }) => {
    const size = Math.abs(x - t);
    return size <= delta ? 0.5 * size * size : delta * (size - 0.5 * delta);
  },
  // dinput = grad · d, cut off at ±delta, / n; dtarget the same with the other sign
  slopes: [
    (x, t, { clamp, sub }, { delta = 1 }) => clamp(sub(x, t), { min: -delta, max: delta }),
    (x, t, { clamp, sub }, { delta = 1 }) => clamp(sub(t, x), { min: -delta, max: delta }),
  ],
  each: { add: 2, multiply: 2, compare: 1 },
  check(_, { delta = 1 }) {
    if (!(delta > 0)) throw new ArgumentError('huberLoss', 'a delta > 0', `${delta}`);
  },
  misreadings: [
    misreadReduction(() => huberLossOp),
    {
      id: 'half-forgotten',
      title: 'factor ½ forgotten',
      say: 'Near the target the loss is ½ d², not d².',
      value(x, t, { delta = 1 }) {
        const size = Math.abs(x - t);
        return size <= delta ? size * size : delta * (size - 0.5 * delta);
      },
    },
    {
      id: 'divided-by-delta',
      title: 'divided by delta',
      say: 'This is the smooth absolute error. The Huber loss is not divided by delta.',
      value(x, t, { delta = 1 }) {
        const size = Math.abs(x - t);
        return size <= delta ? (0.5 * size * size) / delta : size - 0.5 * delta;
      },
    },
  ],
});

/** See `huberLossOp`. */
export function huberLoss<V extends Value>(input: V, target: V, options: HuberLossOptions = {}): V {
  return applyOp(huberLossOp, [input, target], options);
}
