import { determinantCost, logAndSign, squareSize } from './lu.ts';
import { logAbsDet } from './log-abs-det.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Op, Value } from './op.ts';
import { constantZeros } from './places.ts';

/**
 * Sign of the determinant: 1, −1, or 0 for a singular matrix. Its gradient is 0.
 *
 * Shapes: […, N, N] → […].
 * Errors: ShapeError unless the matrices are square.
 * Source: torch.linalg.slogdet, its first result.
 */
export const detSignOp: Op<'unary', NoOptions> = {
  name: 'detSign',
  kind: 'unary',
  shape([input]) {
    squareSize('detSign', input);
    return input.slice(0, -2);
  },
  forward: ([input]) => logAndSign('detSign', input).sign,
  gradients: [null],
  tangent: ({ output }) => constantZeros(output.shape, output.dtype),
  cost: ([input]) => determinantCost('detSign', input),
  misreadings: [],
};

/** See `detSignOp`. */
export function detSign<V extends Value>(input: V): V {
  return applyOp(detSignOp, [input], {});
}

/** Sign and logarithm of the determinant: det = sign · e^logabsdet. Source: torch.linalg.slogdet. */
export function slogdet<V extends Value>(input: V): { sign: V; logabsdet: V } {
  return { sign: detSign(input), logabsdet: logAbsDet(input) };
}
