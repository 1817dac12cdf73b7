import { defineLoss, misreadReduction } from './define-loss.ts';
import { checkSigns } from './loss-targets.ts';
import type { LossOptions } from './loss-reduction.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

export interface HingeEmbeddingLossOptions extends LossOptions {
  /** How far apart strangers should be at least. Default 1. */
  margin?: number | undefined;
}

/**
 * Loss of a distance: out = mean over i of input[i] where target[i] = 1 (the pair belongs together), and of
 * max(0, margin − input[i]) where target[i] = −1.
 *
 * Shapes: two that broadcast → [], or their common shape for the reduction none.
 * Errors: ShapeError when they do not broadcast, ArgumentError for another reduction, or a target other than 1 and −1.
 * Source: torch.nn.functional.hinge_embedding_loss; margin 1 by default. Other targets, which PyTorch treats as
 * both, are refused.
 */
export const hingeEmbeddingLossOp: Op<'loss', HingeEmbeddingLossOptions> = defineLoss(
  'hingeEmbeddingLoss',
  {
    kind: 'loss',
    value: (x, t, { margin = 1 }) => (t === 1 ? x : Math.max(0, margin - x)),
    // dinput = grad / n for a pair, −grad / n where a stranger is closer than the margin, else 0
    slopes: [
      (x, t, { mul, step, sub }, { margin = 1 }) =>
        sub(step(t), mul(step(mul(t, -1)), step(mul(sub(x, margin), -1), 0, 1))),
      null,
    ],
    each: { add: 1, compare: 2 },
    check: ([, target]) => checkSigns('hingeEmbeddingLoss', target),
    misreadings: [
      misreadReduction(() => hingeEmbeddingLossOp),
      {
        id: 'labels-exchanged',
        title: 'labels exchanged',
        say: 'You exchanged the labels. 1 says that a pair belongs together, so that its distance counts.',
        value: (x, t, { margin = 1 }) => (t === -1 ? x : Math.max(0, margin - x)),
      },
      {
        id: 'not-cut-off',
        title: 'not cut off at 0',
        say: 'Strangers beyond the margin cost nothing. You let them lower the loss.',
        value: (x, t, { margin = 1 }) => (t === 1 ? x : margin - x),
      },
    ],
  },
);

/** See `hingeEmbeddingLossOp`. */
export function hingeEmbeddingLoss<V extends Value>(
  input: V,
  target: V,
  options: HingeEmbeddingLossOptions = {},
): V {
  return applyOp(hingeEmbeddingLossOp, [input, target], options);
}
