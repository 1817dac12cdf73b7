import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount } from '#core/tensor/strides.ts';
import { noCost } from './cost.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { blocksOf, eachMeeting } from './sliding-blocks.ts';
import type { BlockOptions } from './sliding-blocks.ts';

/**
 * Every window as a column: out[n, (c·kH + u)·kW + v, l] = input[n, c, r·s − p + u·d, q·s − p + v·d], window l is the
 * one in row r and column q, counted row by row; what lies outside the input is 0. A convolution is the matrix of its
 * kernels times these columns.
 *
 * Shapes: input [N, C, H, W] or [C, H, W] → [N, C·kH·kW, L] or [C·kH·kW, L], L windows as `convOut` says.
 * Errors: ShapeError for another rank or a kernel larger than the padded input, ArgumentError for options.
 * Source: torch.nn.functional.unfold.
 */
export const unfoldOp: Op<'unary', BlockOptions> = {
  name: 'unfold',
  kind: 'unary',
  shape([input], options) {
    if (input.length !== 3 && input.length !== 4)
      throw new ShapeError('unfold', 'input [N, C, H, W] or [C, H, W]', input);
    const { kernel, counts } = blocksOf('unfold', input.slice(-2), options);
    const rows = (input.at(-3) as number) * kernel[0] * kernel[1];
    const shape = [...input.slice(0, -3), rows, counts[0] * counts[1]];
    elementCount('unfold', shape);
    return shape;
  },
  forward([input], options) {
    const out = NdArray.zeros(unfoldOp.shape([input.shape], options), input.dtype);
    const blocks = blocksOf('unfold', input.shape.slice(-2), options);
    const [from, to] = [input.values(), out.data];
    eachMeeting(blocks, from.length, (cell, entry) => {
      to[entry] = from[cell] as number;
    });
    return out;
  },
  // dinput = grad folded: each entry goes back to its cell
  gradients: [
    ({ inputs: [input], options, ops }, grad) =>
      ops.fold(grad, { ...options, outputSize: input.shape.slice(-2) }),
  ],
  tangent: ({ options, ops }, [rate]) => ops.unfold(rate, options),
  cost: () => noCost,
  misreadings: [
    {
      id: 'windows-as-rows',
      title: 'windows as rows',
      say: 'You wrote each window as a row. Here each window is a column.',
      forward([input], options) {
        const right = unfoldOp.forward([input], options);
        return right.permute(right.rank === 2 ? [1, 0] : [0, 2, 1]);
      },
    },
    {
      id: 'channels-fastest',
      title: 'channels counted fastest',
      say: 'You listed all channels of one kernel cell before the next cell. Here all cells of one channel come first.',
      forward([input], options) {
        const right = unfoldOp.forward([input], options);
        const channels = input.shape.at(-3) as number;
        const [cells, count] = [
          (right.shape.at(-2) as number) / channels,
          right.shape.at(-1) as number,
        ];
        const split = right.reshape([-1, channels, cells, count]).permute([0, 2, 1, 3]);
        return split.reshape(right.shape);
      },
    },
    {
      id: 'stride-kernel',
      title: 'windows side by side',
      say: 'You set the windows side by side, as a pool does. They move by the stride, which is 1 unless given.',
      forward: ([input], options) =>
        unfoldOp.forward([input], { ...options, stride: options.kernelSize }),
    },
    {
      id: 'padding-forgotten',
      title: 'padding forgotten',
      say: 'Your windows stay inside the input. Put the ring of zeros around it first.',
      forward: ([input], options) => unfoldOp.forward([input], { ...options, padding: 0 }),
    },
  ],
};

/** See `unfoldOp`. */
export function unfold<V extends Value>(input: V, options: BlockOptions): V {
  return applyOp(unfoldOp, [input], options);
}
