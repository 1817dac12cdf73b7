import { detOp } from './det.ts';
import { defineLogDet } from './log-det.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Op, Value } from './op.ts';

/**
 * ln det input: −∞ for a singular matrix, NaN where the determinant is negative.
 *
 * Shapes: […, N, N] → […].
 * Errors: ShapeError unless the matrices are square; ArgumentError for the gradient at a singular one.
 * Source: torch.logdet.
 */
export const logdetOp: Op<'unary', NoOptions> = defineLogDet(
  'logdet',
  (log, sign) => (sign < 0 ? NaN : log),
  [
    {
      id: 'logarithm-forgotten',
      title: 'logarithm forgotten',
      say: 'This is the determinant. Take its logarithm.',
      forward: ([input]) => detOp.forward([input], {}),
    },
  ],
);

/** See `logdetOp`. */
export function logdet<V extends Value>(input: V): V {
  return applyOp(logdetOp, [input], {});
}
