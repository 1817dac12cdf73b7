import { detOp } from './det.ts';
import { defineLogDet } from './log-det.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Op, Value } from './op.ts';

/**
 * ln |det input|, as the sum of the logarithms of the pivots: it neither overflows nor vanishes where the determinant
 * itself would. −∞ for a singular matrix.
 *
 * Shapes: […, N, N] → […].
 * Errors: ShapeError unless the matrices are square; ArgumentError for the gradient at a singular one.
 * Source: torch.linalg.slogdet, its second result.
 */
export const logAbsDetOp: Op<'unary', NoOptions> = defineLogDet('logAbsDet', (log) => log, [
  {
    id: 'logarithm-forgotten',
    title: 'logarithm forgotten',
    say: 'This is the determinant. Take the logarithm of its magnitude.',
    forward: ([input]) => detOp.forward([input], {}),
  },
]);

/** See `logAbsDetOp`. */
export function logAbsDet<V extends Value>(input: V): V {
  return applyOp(logAbsDetOp, [input], {});
}
