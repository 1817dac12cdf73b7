import { resolveDims } from '#core/tensor/strides.ts';
import { noCost } from './cost.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

export interface FlipOptions {
  /** The axes whose order is turned round. */
  dims: number | readonly number[];
}

/**
 * The order along some axes turned round: out[…, i, …] = input[…, s − 1 − i, …] for each of them.
 *
 * Shapes: any → the same. A view: no number is copied.
 * Errors: ArgumentError for an axis that does not exist or is named twice.
 * Source: torch.flip, which copies.
 */
export const flipOp: Op<'unary', FlipOptions> = {
  name: 'flip',
  kind: 'unary',
  shape([input], { dims }) {
    // A tensor without axes is gone through as if it had one place along axis 0.
    resolveDims('flip', [dims].flat(), Math.max(1, input.length));
    return [...input];
  },
  forward([input], { dims }) {
    flipOp.shape([input.shape], { dims });
    return input.rank === 0 ? input : input.flip([dims].flat());
  },
  // dinput = grad turned round in the same way
  gradients: [({ options: { dims }, ops }, grad) => ops.flip(grad, dims)],
  tangent: ({ options: { dims }, ops }, [rate]) => ops.flip(rate, dims),
  cost: () => noCost,
  misreadings: [
    {
      id: 'every-axis',
      title: 'every axis turned round',
      say: 'You turned every axis round. Only the axes named change their order.',
      forward: ([input]) => input.flip(input.shape.map((_, axis) => axis)),
    },
    {
      id: 'other-axes',
      title: 'the other axes turned round',
      say: 'You turned the other axes round. Along the axes named, the last place comes first.',
      forward([input], { dims }) {
        const named = resolveDims('flip', [dims].flat(), input.rank);
        return input.flip(input.shape.flatMap((_, axis) => (named.includes(axis) ? [] : [axis])));
      },
    },
    {
      id: 'transposed',
      title: 'transposed instead',
      say: 'You exchanged rows and columns. A flip keeps each line and turns its order round.',
      forward: ([input]) => input.permute(input.shape.map((_, axis) => input.rank - 1 - axis)),
    },
  ],
};

/** See `flipOp`. */
export function flip<V extends Value>(input: V, dims: number | readonly number[]): V {
  return applyOp(flipOp, [input], { dims });
}
