import type { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount, resolveShape } from '#core/tensor/strides.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

export interface ReshapeOptions {
  /** One size may be −1: it takes what is left. */
  shape: readonly number[];
}

/**
 * The same numbers in the same row-major order, in another shape.
 *
 * Shapes: any → `shape`, with as many elements.
 * Errors: ArgumentError when the number of elements differs.
 * Source: torch.reshape.
 */
export const reshapeOp: Op<'unary', ReshapeOptions> = {
  name: 'reshape',
  shape: ([input], { shape }) => resolveShape('reshape', shape, elementCount('reshape', input)),
  forward: ([input], { shape }) => input.reshape(shape),
  // dinput = grad in the shape of the input
  backward: ({ inputs: [input], ops }, grad) => [() => ops.reshape(grad, input.shape)],
  misreadings: [
    {
      id: 'column-order',
      title: 'read by columns',
      say: 'Right numbers, read column by column. Here the last axis runs fastest: row by row.',
      forward([input], { shape }) {
        const sizes = reshapeOp.shape([input.shape], { shape });
        return reversed(reversed(input).reshape([...sizes].reverse()));
      },
    },
  ],
};

function reversed(input: NdArray): NdArray {
  return input.permute(input.shape.map((_, axis) => input.rank - 1 - axis));
}

/** See `reshapeOp`. */
export function reshape<V extends Value>(input: V, shape: readonly number[]): V {
  return applyOp(reshapeOp, [input], { shape });
}
