import { ShapeError } from '#core/errors.ts';
import { noCost } from './cost.ts';
import { diagEmbedOp } from './diag-embed.ts';
import { diagonalOp } from './diagonal.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { constantZeros } from './places.ts';

export interface DiagOptions {
  /** Which diagonal: 0 the main one, positive above, negative below. Default 0. */
  diagonal?: number | undefined;
}

/**
 * Between a vector and the diagonal of a matrix: out[i, i + diagonal] = input[i], 0 elsewhere, for a vector;
 * out[i] = input[i, i + diagonal] for a matrix.
 *
 * Shapes: [n] → [n + |diagonal|, n + |diagonal|]; [M, N] → [length of the diagonal].
 * Errors: ShapeError for any other rank.
 * Source: torch.diag.
 */
export const diagOp: Op<'unary', DiagOptions> = {
  name: 'diag',
  kind: 'unary',
  shape([input], { diagonal: offset }) {
    if (input.length === 1) return diagEmbedOp.shape([input], { offset });
    if (input.length === 2) return diagonalOp.shape([input], { offset });
    throw new ShapeError('diag', 'a vector [n] or a matrix [M, N]', input);
  },
  forward([input], options) {
    diagOp.shape([input.shape], options);
    const op = input.rank === 1 ? diagEmbedOp : diagonalOp;
    return op.forward([input], { offset: options.diagonal });
  },
  // dinput = the diagonal of grad for a vector; grad on the diagonal, 0 elsewhere, for a matrix
  gradients: [
    ({ inputs: [input], options: { diagonal: offset }, ops }, grad) =>
      input.shape.length === 1
        ? ops.diagonal(grad, { offset })
        : ops.diagonalScatter(constantZeros(input.shape, grad.dtype), grad, { offset }),
  ],
  tangent: ({ options, ops }, [rate]) => ops.diag(rate, options),
  cost: () => noCost,
  misreadings: [
    {
      id: 'offset-turned-round',
      title: 'on the other side',
      say: 'You went to the other side of the main diagonal. Positive numbers lie above it, to the right.',
      forward: ([input], { diagonal: offset = 0 }) =>
        diagOp.forward([input], { diagonal: -offset }),
    },
    {
      id: 'other-diagonal',
      title: 'the other diagonal',
      say: 'This runs from the top right to the bottom left. The diagonal starts at the top left.',
      forward: ([input], options) =>
        input.rank === 1
          ? diagOp.forward([input], options).flip([1])
          : diagOp.forward([input.flip([1])], options),
    },
  ],
};

/** See `diagOp`. */
export function diag<V extends Value>(input: V, options: DiagOptions = {}): V {
  return applyOp(diagOp, [input], options);
}
