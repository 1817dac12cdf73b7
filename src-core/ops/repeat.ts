import { ArgumentError, formatShape } from '#core/errors.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount } from '#core/tensor/strides.ts';
import { noCost } from './cost.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

export interface RepeatOptions {
  /** How often along each axis; more numbers than axes make new axes in front. */
  repeats: readonly number[];
}

/**
 * The whole tensor again and again, as tiles: out[…, i, …] = input[…, i mod s, …].
 *
 * Shapes: [M, N] with repeats [a, b] → [a·M, b·N].
 * Errors: ArgumentError for fewer numbers than axes, or one that is no whole number ≥ 0.
 * Source: torch.Tensor.repeat.
 */
export const repeatOp: Op<'unary', RepeatOptions> = {
  name: 'repeat',
  kind: 'unary',
  shape([input], { repeats }) {
    if (repeats.length < input.length)
      throw new ArgumentError('repeat', `${input.length} numbers or more`, formatShape(repeats));
    elementCount('repeat', repeats);
    const shape = withFront(input, repeats).map((size, axis) => size * (repeats[axis] as number));
    elementCount('repeat', shape);
    return shape;
  },
  forward: ([input], { repeats }) => tiled(input, repeats),
  // dinput = grad, summed over the copies
  gradients: [
    ({ inputs: [input], options: { repeats }, ops }, grad) => {
      const sizes = withFront(input.shape, repeats);
      const copies = ops.reshape(
        grad,
        sizes.flatMap((size, axis) => [repeats[axis] as number, size]),
      );
      // No axis at all would mean all of them.
      const dim = sizes.map((_, axis) => 2 * axis);
      return ops.reshape(dim.length > 0 ? ops.sum(copies, { dim }) : copies, input.shape);
    },
  ],
  tangent: ({ options: { repeats }, ops }, [rate]) => ops.repeat(rate, repeats),
  cost: () => noCost,
  misreadings: [
    {
      id: 'each-repeated',
      title: 'each number repeated',
      say: 'You repeated each number in place. Repeat lays the whole tensor side by side with itself.',
      forward([input], { repeats }) {
        const shape = repeatOp.shape([input.shape], { repeats });
        const sizes = withFront(input.shape, repeats);
        const spread = sizes.flatMap((size, axis) => [size, repeats[axis] as number]);
        return input
          .reshape(sizes.flatMap((size) => [size, 1]))
          .expand(spread)
          .reshape(shape);
      },
    },
    {
      id: 'axes-swapped',
      title: 'axes exchanged',
      say: 'You repeated along the wrong axes. The first number belongs to the outermost axis.',
      forward: ([input], { repeats }) => tiled(input, repeats.toReversed()),
    },
  ],
};

/** The sizes with ones in front, one for each number. */
function withFront(shape: readonly number[], repeats: readonly number[]): number[] {
  return [...new Array<number>(repeats.length - shape.length).fill(1), ...shape];
}

function tiled(input: NdArray, repeats: readonly number[]): NdArray {
  const shape = repeatOp.shape([input.shape], { repeats });
  const sizes = withFront(input.shape, repeats);
  return input
    .reshape(sizes.flatMap((size) => [1, size]))
    .expand(sizes.flatMap((size, axis) => [repeats[axis] as number, size]))
    .reshape(shape);
}

/** See `repeatOp`. */
export function repeat<V extends Value>(input: V, repeats: readonly number[]): V {
  return applyOp(repeatOp, [input], { repeats });
}

/** As `repeat`, where numbers left out in front are 1. Source: torch.tile. */
export function tile<V extends Value>(input: V, dims: readonly number[]): V {
  const missing = Math.max(0, input.shape.length - dims.length);
  return repeat(input, [...new Array<number>(missing).fill(1), ...dims]);
}
