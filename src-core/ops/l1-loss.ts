import { defineLoss, misreadReduction } from './define-loss.ts';
import type { LossOptions } from './loss-reduction.ts';
import { signOf } from './sign-slope.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

/**
 * Mean absolute error: out = mean over i of |input[i] − target[i]|. The gradient is 0 where both are equal.
 *
 * Shapes: two that broadcast → [], or their common shape for the reduction none.
 * Errors: ShapeError when they do not broadcast, ArgumentError for another reduction.
 * Source: torch.nn.functional.l1_loss.
 */
export const l1LossOp: Op<'loss', LossOptions> = defineLoss('l1Loss', {
  kind: 'loss',
  value: (x, t) => Math.abs(x - t),
  // dinput = grad · sign(input − target) / n, dtarget the same with the other sign
  slopes: [
    (x, t, arithmetic) => signOf(arithmetic.sub(x, t), arithmetic),
    (x, t, arithmetic) => signOf(arithmetic.sub(t, x), arithmetic),
  ],
  each: { add: 1 },
  misreadings: [
    misreadReduction(() => l1LossOp),
    {
      id: 'squared',
      title: 'squared',
      say: 'You squared the errors. Take their absolute values.',
      value: (x, t) => (x - t) ** 2,
    },
    {
      id: 'sign-kept',
      title: 'sign kept',
      say: 'You added errors with their signs, so that they cancel. Take absolute values first.',
      value: (x, t) => x - t,
    },
  ],
});

/** See `l1LossOp`. */
export function l1Loss<V extends Value>(input: V, target: V, options: LossOptions = {}): V {
  return applyOp(l1LossOp, [input, target], options);
}
