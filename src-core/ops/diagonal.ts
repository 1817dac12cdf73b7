import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { definePart } from './part.ts';
import { diagonalOf } from './views.ts';

export interface DiagonalOptions {
  /** 0 is the main diagonal, positive ones lie above it, negative ones below. Default 0. */
  offset?: number | undefined;
  /** The axis that counts rows. Default 0. */
  dim1?: number | undefined;
  /** The axis that counts columns. Default 1. */
  dim2?: number | undefined;
}

/**
 * A diagonal of each matrix, as the last axis: out[…, i] = input[i, i + offset], rows moved down for offset < 0.
 *
 * Shapes: [M, N, …] → […, min(M, N − offset)]; none left is size 0. A view: no number is copied.
 * Errors: ArgumentError unless dim1 and dim2 are two axes and offset is a whole number.
 * Source: torch.diagonal.
 */
export const diagonalOp: Op<'unary', DiagonalOptions> = definePart(
  'diagonal',
  diagonalOf,
  (ops, input, src, options) => ops.diagonalScatter(input, src, options),
  (ops, input, options) => ops.diagonal(input, options),
  [
    {
      id: 'other-diagonal',
      title: 'the other diagonal',
      say: 'This runs from the top right to the bottom left. The diagonal starts at the top left.',
      forward: ([input], options) => diagonalOf(input.flip([options.dim2 ?? 1]), options),
    },
    {
      id: 'offset-turned-round',
      title: 'offset on the other side',
      say: 'You went to the other side of the main diagonal. A positive offset lies above it, to the right.',
      forward: ([input], { offset = 0, ...rest }) =>
        diagonalOf(input, { ...rest, offset: -offset }),
    },
  ],
);

/** See `diagonalOp`. */
export function diagonal<V extends Value>(input: V, options: DiagonalOptions = {}): V {
  return applyOp(diagonalOp, [input], options);
}
